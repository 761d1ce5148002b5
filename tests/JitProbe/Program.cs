// Makes the JIT compile everything that is generated for a few networks, for a test that reads what the JIT says of it.

using NetGen.JitProbe;

Run(new Narrow(), Narrow.InputSize, Narrow.OutputSize, Narrow.ParameterCount);
Run(new NarrowDeep(), NarrowDeep.InputSize, NarrowDeep.OutputSize, NarrowDeep.ParameterCount);
Run(new NarrowFull(), NarrowFull.InputSize, NarrowFull.OutputSize, NarrowFull.ParameterCount);
Run(new NarrowInlined(), NarrowInlined.InputSize, NarrowInlined.OutputSize, NarrowInlined.ParameterCount);
Run(new NarrowHard(), NarrowHard.InputSize, NarrowHard.OutputSize, NarrowHard.ParameterCount);
Run(new NarrowCapped(), NarrowCapped.InputSize, NarrowCapped.OutputSize, NarrowCapped.ParameterCount);
Run(new NarrowSmooth(), NarrowSmooth.InputSize, NarrowSmooth.OutputSize, NarrowSmooth.ParameterCount);
Run(new SmallDeep(), SmallDeep.InputSize, SmallDeep.OutputSize, SmallDeep.ParameterCount);
Run(new Small(), Small.InputSize, Small.OutputSize, Small.ParameterCount);
Run(new SmallFull(), SmallFull.InputSize, SmallFull.OutputSize, SmallFull.ParameterCount);
Run(new Medium(), Medium.InputSize, Medium.OutputSize, Medium.ParameterCount);
Run(new Wide(), Wide.InputSize, Wide.OutputSize, Wide.ParameterCount);
Run(new EveryActivation(), EveryActivation.InputSize, EveryActivation.OutputSize, EveryActivation.ParameterCount);
Run(new TwelveLayers(), TwelveLayers.InputSize, TwelveLayers.OutputSize, TwelveLayers.ParameterCount);
Run(new WithDampening(), WithDampening.InputSize, WithDampening.OutputSize, WithDampening.ParameterCount);
Run(new WithRmsProp(), WithRmsProp.InputSize, WithRmsProp.OutputSize, WithRmsProp.ParameterCount);
Run(new WithCenteredRmsProp(), WithCenteredRmsProp.InputSize, WithCenteredRmsProp.OutputSize, WithCenteredRmsProp.ParameterCount);
Run(new WithAdam(), WithAdam.InputSize, WithAdam.OutputSize, WithAdam.ParameterCount);
Run(new WithAdamW(), WithAdamW.InputSize, WithAdamW.OutputSize, WithAdamW.ParameterCount);
Run(new WithAdaGrad(), WithAdaGrad.InputSize, WithAdaGrad.OutputSize, WithAdaGrad.ParameterCount);
Run(new WithLion(), WithLion.InputSize, WithLion.OutputSize, WithLion.ParameterCount);
Run(new WithFocalLoss(), WithFocalLoss.InputSize, WithFocalLoss.OutputSize, WithFocalLoss.ParameterCount);
Run(new WithSmoothing(), WithSmoothing.InputSize, WithSmoothing.OutputSize, WithSmoothing.ParameterCount);
Run(new WithSigmoid(), WithSigmoid.InputSize, WithSigmoid.OutputSize, WithSigmoid.ParameterCount);
Run(new WithHingeLoss(), WithHingeLoss.InputSize, WithHingeLoss.OutputSize, WithHingeLoss.ParameterCount);
Run(new Pictures(), Pictures.InputSize, Pictures.OutputSize, Pictures.ParameterCount);
Run(new NarrowTokens(), NarrowTokens.InputSize, NarrowTokens.OutputSize, NarrowTokens.ParameterCount);
Run(new Tokens(), Tokens.InputSize, Tokens.OutputSize, Tokens.ParameterCount);
Run(new Attending(), Attending.InputSize, Attending.OutputSize, Attending.ParameterCount);
Run(new Gates(), Gates.InputSize, Gates.OutputSize, Gates.ParameterCount);
Run(new Memory(), Memory.InputSize, Memory.OutputSize, Memory.ParameterCount);
Run(new NarrowWithAdam(), NarrowWithAdam.InputSize, NarrowWithAdam.OutputSize, NarrowWithAdam.ParameterCount);

static void Run<TInput>(INetwork<TInput> network, int inputSize, int outputSize, int parameterCount)
    where TInput : unmanaged
{
    // A single sample, fewer than a tile has rows, and several tiles.
    foreach (int samples in (ReadOnlySpan<int>)[1, 3, 40])
    {
        TInput[] inputs = new TInput[samples * inputSize];
        float[] outputs = new float[samples * outputSize], gradients = new float[parameterCount];
        int[] labels = new int[samples];
        network.Forward(inputs, outputs);
        network.Predict(inputs, outputs);
        network.Classify(inputs.AsSpan(0, inputSize));
        network.Loss(inputs, labels);
        network.Gradients(inputs, labels, gradients);
        network.TrainStep(inputs, labels, learningRate: 0.1f);
        network.ApplyGradients(gradients, learningRate: 0.1f);
        network.ResetOptimizer();
    }
}
