namespace NetGen.EndToEnd.Tests.Training;

/// <summary>A network that notes the learning rates of its steps, and how often it is copied.</summary>
internal sealed class Recorder(ITrainableNetwork<int> network) : ITrainableNetwork<int>
{
    public List<float> Rates { get; } = [];

    public int ParameterCopies { get; private set; }

    public int OptimizerCopies { get; private set; }

    public NetworkDescription Description => network.Description;

    public int Parallelism
    {
        get => network.Parallelism;
        set => network.Parallelism = value;
    }

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> targets, float learningRate)
    {
        Rates.Add(learningRate);
        return network.TrainStep(inputs, targets, learningRate);
    }

    public float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> targets) => network.Loss(inputs, targets);

    public float Gradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> targets, Span<float> gradients) =>
        network.Gradients(inputs, targets, gradients);

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Forward(inputs, outputs);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> predictions) => network.Predict(inputs, predictions);

    public void CopyParametersTo(Span<float> parameters)
    {
        ParameterCopies++;
        network.CopyParametersTo(parameters);
    }

    public void CopyParametersFrom(ReadOnlySpan<float> parameters) => network.CopyParametersFrom(parameters);

    public void ApplyGradients(ReadOnlySpan<float> gradients, float learningRate) => network.ApplyGradients(gradients, learningRate);

    public void ResetOptimizer() => network.ResetOptimizer();

    public void CopyOptimizerTo(Span<float> state, out long steps)
    {
        OptimizerCopies++;
        network.CopyOptimizerTo(state, out steps);
    }

    public void CopyOptimizerFrom(ReadOnlySpan<float> state, long steps) => network.CopyOptimizerFrom(state, steps);
}
