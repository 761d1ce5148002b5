using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Contract;

/// <summary>What a network says of itself.</summary>
[Trait("Runs", "once")]
public class DescriptionTests
{
    [Fact]
    public void Sizes_and_tensors_are_the_declared_ones()
    {
        var source = new NetworkSource(
            3,
            new Layer(5, Activation.Relu) { Name = "encoder.fc1" },
            new Layer(4, Activation.LeakyRelu, UseBias: false),
            new Layer(2))
        {
            Optimizer = new Adam(),
        };
        NetworkDescription description = Describe(source);

        Assert.Equal("TestNetwork", description.Name);
        Assert.Equal("3 > dense 5 relu > dense 4 leakyrelu without bias > dense 2", description.Architecture);
        Assert.Equal((3, 2, source.ParameterCount), (description.InputSize, description.OutputSize, description.ParameterCount));
        Assert.Equal(
            ["encoder.fc1.weight [5, 3]", "encoder.fc1.bias [5]", "2.weight [4, 5]", "4.weight [2, 4]", "4.bias [2]"],
            description.Tensors.Select(tensor => tensor.ToString()));
        Assert.Equal("mean, meanSquare", string.Join(", ", description.OptimizerStates));
        Assert.Equal(2 * source.ParameterCount, description.OptimizerStateCount);
    }

    [Fact]
    public void The_fingerprint_is_of_the_layers()
    {
        var source = new NetworkSource(3, new Layer(5, Activation.Relu), new Layer(2));
        string fingerprint = Describe(source).Fingerprint;
        Assert.Matches("^[0-9a-f]{16}$", fingerprint);

        Assert.Equal(fingerprint, Describe(source with { Loss = null }).Fingerprint);
        Assert.Equal(fingerprint, Describe(source with { Optimizer = new Lion() }).Fingerprint);
        Assert.Equal(fingerprint, Describe(source with { Name = "Another" }).Fingerprint);

        NetworkSource[] others =
        [
            source with { InputSize = 4 },
            source with { Layers = [new Layer(5, Activation.Tanh), new Layer(2)] },
            source with { Layers = [new Layer(5, Activation.Relu), new Layer(2, UseBias: false)] },
            source with { Layers = [new Layer(5, Activation.Relu), new Layer(3)] },
            source with { Layers = [new Layer(5, Activation.Relu), new Layer(2, Activation.Relu)] },
        ];
        Assert.Equal(others.Length + 1, others.Select(other => Describe(other).Fingerprint).Append(fingerprint).Distinct().Count());
    }

    /// <summary>In files a description's name is a key: no culture has a say in it.</summary>
    [Fact]
    public void A_network_is_described_in_one_line() => Assert.Equal(
        "TestNetwork: 64 > dense 32 relu > dense 10, 2,410 parameters",
        Describe(new NetworkSource(64, new Layer(32, Activation.Relu), new Layer(10))).ToString());

    [Fact]
    public void The_loss_is_the_declared_one()
    {
        var source = new NetworkSource(3, new Layer(2));
        Assert.Null(Describe(source with { Loss = null }).Loss);
        AssertLoss(new() { PredictsProbabilities = true, ValidatesTargets = true }, new SoftmaxCrossEntropy());
        AssertLoss(new() { PredictsProbabilities = true }, new SoftmaxCrossEntropy(ValidateTargets: false));
        AssertLoss(new() { PredictsProbabilities = true, ValidatesTargets = true, IgnoreIndex = -100 }, new SoftmaxCrossEntropy(IgnoreIndex: -100));
        AssertLoss(
            new() { PredictsProbabilities = true, ValidatesTargets = true, IgnoreIndex = 0, ClassWeights = [0.5f, 3] },
            new SoftmaxCrossEntropy(ClassWeights: [0.5f, 3], IgnoreIndex: 0));
        AssertLoss(new() { PredictsProbabilities = true, ValidatesTargets = true }, new KlDivergenceLoss());
        AssertLoss(new() { PredictsProbabilities = true }, new SigmoidCrossEntropy());
        AssertLoss(new(), new HingeLoss());
        AssertLoss(new(), new MeanSquaredError());
        AssertLoss(new(), new HuberLoss());

        // In the lanes and along rows.
        void AssertLoss(LossDescription expected, LossFunction loss) => Assert.All((NetworkSource[])[source, source with { Layers = [new Layer(40), new Layer(2)] }], network =>
        {
            LossDescription actual = Describe(network with { Loss = loss }).Loss!;
            Assert.Equal(
                (expected.PredictsProbabilities, expected.ValidatesTargets, expected.IgnoreIndex),
                (actual.PredictsProbabilities, actual.ValidatesTargets, actual.IgnoreIndex));
            Assert.Equal(expected.ClassWeights.AsEnumerable(), actual.ClassWeights);
        });
    }

    private static NetworkDescription Describe(NetworkSource source) =>
        ((INetwork)NetworkCompilation.Load(source).Instance).Description;
}
