using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Robustness;

/// <summary>After the first call, nothing allocates.</summary>
[Collection(nameof(Alone))]
public class AllocationTests
{
    private static readonly int Calls = Budget.Of(1_000, 100);

    private static readonly Dictionary<string, (NetworkSource Source, int Samples)> Networks = new()
    {
        ["tiny"] = (new NetworkSource(2, new Layer(4, Activation.Relu), new Layer(2)), 1),
        ["small"] = (new NetworkSource(4, new Layer(16, Activation.Tanh), new Layer(3)) { Optimizer = new Sgd(0.9f, true, 0.01f) }, 100),
        ["medium"] = (new NetworkSource(64, new Layer(32, Activation.Gelu), new Layer(10)), 32),
        ["many classes"] = (new NetworkSource(2, new Layer(3, Activation.Tanh), new Layer(8_200)), 2),
        ["several-pass"] = (new NetworkSource(20, new Layer(40, Activation.Silu), new Layer(7)) { WorkspaceSamples = 3 }, 10),
        ["dampened"] = (Small(new Sgd(0.9f, Dampening: 0.1f)), 10),
        ["rms-prop"] = (Small(new RmsProp(Momentum: 0.9f, Centered: true)), 10),
        ["adam"] = (Small(new Adam()), 10),
        ["adam-w"] = (Small(new AdamW()), 10),
        ["tiny adam"] = (new NetworkSource(2, new Layer(4, Activation.Relu), new Layer(2)) { Optimizer = new Adam() }, 10),
        ["ada-grad"] = (Small(new AdaGrad(LearningRateDecay: 0.1f, InitialAccumulator: 0.1f)), 10),
        ["regularised"] = (new NetworkSource(
            20, new Layer(24, Activation.Tanh) { Dropout = 0.2f }, new Layer(7) { Dropout = 0.5f })
        { L1 = 0.01f, L2 = 0.01f, MaxValue = 1 }, 10),
        ["tiny regularised"] = (new NetworkSource(
            3, new Layer(4, Activation.Tanh) { Trainable = false }, new Layer(2) { Dropout = 0.5f })
        { L1 = 0.01f, L2 = 0.01f, MaxNorm = 1 }, 10),
        ["clipped"] = (Small(new Adam()) with { MaxNorm = 1 }, 10),
        ["lion"] = (Small(new Lion()), 10),
        ["focal"] = (Small(new SoftmaxCrossEntropy(0.1f, [1, 2, 1, 2, 1, 2, 1], FocalGamma: 2)), 10),
        ["tiny focal"] = (Tiny(new SoftmaxCrossEntropy(0.1f, [1, 2], FocalGamma: 2)), 10),
        ["ignoring"] = (Small(new SoftmaxCrossEntropy(IgnoreIndex: 0)), 10),
        ["divergence"] = (Small(new KlDivergenceLoss()), 10),
        ["multi-label"] = (Small(new SigmoidCrossEntropy(PositiveWeights: [1, 2, 1, 2, 1, 2, 1])), 10),
        ["tiny multi-label"] = (Tiny(new SigmoidCrossEntropy()), 10),
        ["in place"] = (new NetworkSource(9, new Layer(20, Activation.Tanh), new Layer(9)), 10),
        ["squared"] = (Small(new MeanSquaredError()), 10),
        ["hinge"] = (Small(new HingeLoss()), 10),
    };

    static AllocationTests() => NetworkCompilation.Together(Networks.Values.Select(network => network.Source));

    public static TheoryData<string> Names => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_member_allocates_after_its_first_call(string name)
    {
        (NetworkSource source, int samples) = Networks[name];
        CompiledNetwork network = NetworkCompilation.Load(source);
        Batch batch = Batch.Of(source, samples, useRows: false, seed: 1);
        float[] inputs = batch.Inputs;
        float[] sample = inputs[..source.InputSize];
        Targets[] forms = [batch.Targets, Batch.Of(source, samples, useRows: true, seed: 1).Targets];
        float[] outputs = new float[samples * source.OutputSize];
        float[] parameters = batch.Parameters;
        float[] gradients = new float[source.ParameterCount];

        AssertAllocatesNothing("CopyParametersFrom", () => network.CopyParametersFrom(parameters));
        AssertAllocatesNothing("CopyParametersTo", () => network.CopyParametersTo(parameters));
        AssertAllocatesNothing("Forward", () => network.Forward(inputs, outputs));
        AssertAllocatesNothing("Predict", () => network.Predict(inputs, outputs));
        if (network.Has("Classify"))
            AssertAllocatesNothing("Classify", () => network.Classify(sample));
        foreach (Targets targets in forms)
        {
            AssertAllocatesNothing($"Loss of {targets.GetType().Name}", () => network.Loss(inputs, targets));
            AssertAllocatesNothing($"Gradients of {targets.GetType().Name}", () => network.Gradients(inputs, targets, gradients));
            AssertAllocatesNothing($"TrainStep on {targets.GetType().Name}", () => network.TrainStep(inputs, targets, 0.01f));
        }

        if (network.InputSize == network.OutputSize)
            AssertAllocatesNothing("Forward in place", () => network.Forward(inputs, inputs));
        AssertAllocatesNothing("ApplyGradients", () => network.ApplyGradients(gradients, 0.01f));
        AssertAllocatesNothing("ResetOptimizer", () => network.ResetOptimizer());

        void AssertAllocatesNothing(string member, Action call)
        {
            long allocated = Allocated.By(call, Calls);
            Assert.True(allocated == 0, $"{member} of the {name} network allocated {allocated} bytes in {Calls} calls.");
        }
    }

    private static NetworkSource Small(Optimizer optimizer) => new(20, new Layer(24, Activation.Tanh), new Layer(7)) { Optimizer = optimizer };

    private static NetworkSource Small(LossFunction loss) => new(20, new Layer(24, Activation.Tanh), new Layer(7)) { Loss = loss };

    private static NetworkSource Tiny(LossFunction loss) => new(2, new Layer(4, Activation.Relu), new Layer(2)) { Loss = loss };
}
