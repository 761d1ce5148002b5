using NetGen.EndToEnd.Tests.Images;
using NetGen.EndToEnd.Tests.Layers;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Sequences;

/// <summary>Networks with windows over the steps of sequences agree with their own graphs.</summary>
public class SequenceNetworkTests
{
    internal static NetworkSet Random { get; } = new("Sequences", 40, (seed, name) => RandomImages.Draw(seed, name, isSequence: true));

    /// <summary>Windows at the edges of what they can be.</summary>
    internal static NetworkSet Chosen { get; } = NetworkSet.Of("ChosenSequence",
    [
        // No later step, dilated further from layer to layer.
        "[Network(steps: 20, features: 3)] [Conv1d(6, 3, Causal = true, Activation = Activation.Tanh), Conv1d(6, 3, Dilation = 2, Causal = true, Name = \"r\")] "
            + "[Conv1d(6, 3, Dilation = 4, Causal = true), Add(\"r\"), Dense(2)]",
        "[Network(steps: 9, features: 2)] [Conv1d(5, 4, Causal = true, Stride = 2, Activation = Activation.Silu), Flatten, Dense(3)]",
        // Strides that leave steps out.
        "[Network(steps: 23, features: 5)] [Conv1d(18, 2, Stride = 3, Activation = Activation.Relu), Conv1d(7, 3, Stride = 2, Padding = 1), Flatten, Dense(3)]",
        // The window is longer than the sequence, and fits with the padding.
        "[Network(steps: 3, features: 2)] [Conv1d(5, 7, Padding = 3, Activation = Activation.Tanh), Flatten, Dense(3)]",
        "[Network(steps: 2, features: 4)] [Conv1d(17, 6, PaddingBefore = 5), Conv1d(3, 2), GlobalMaxPool, Dense(2)]",
        // One step, and one feature.
        "[Network(steps: 1, features: 4)] [Conv1d(17, 3, Padding = 1, Activation = Activation.Tanh), Conv1d(3, 1), Flatten, Dense(2)]",
        "[Network(steps: 30, features: 1)] [Conv1d(16, 9, Stride = 2, Activation = Activation.Relu), MaxPool1d(2), Conv1d(1, 3), GlobalAveragePool, Dense(2)]",
        // 33 features.
        "[Network(steps: 8, features: 33)] [Conv1d(33, 3, Same = true, Activation = Activation.Silu), AveragePool1d(3, Stride = 2, Padding = 1), Conv1d(34, 2, Activation.Tanh), Flatten(ChannelsFirst = true), Dense(4)]",
        // Groups.
        "[Network(steps: 7, features: 6)] [Conv1d(18, 3, Padding = 1, Groups = 6, Activation = Activation.Tanh), Conv1d(34, 2, Groups = 2), GlobalAveragePool, Dense(3)]",
        // Sequences that grow.
        "[Network(steps: 4, features: 3)] [ConvTranspose1d(5, 3, Stride = 2, Padding = 1, OutputPadding = 1, Activation = Activation.Tanh), ConvTranspose1d(17, 2, Stride = 3, OutputPadding = 2), Flatten, Dense(3)]",
        "[Network(steps: 3, features: 18)] [ConvTranspose1d(17, 5, Dilation = 2, PaddingBefore = 3, UseBias = false), Upsample(2), Conv1d(4, 3, Same = true), GlobalMaxPool, Dense(2)]",
        // Pools with and without their padding.
        "[Network(steps: 11, features: 3)] [Dense(6, Activation.Tanh), AveragePool1d(4, Same = true, CountsPadding = false, Name = \"a\"), MaxPool1d(3, Stride = 4, PaddingAfter = 1, From = \"input\")] "
            + "[Dense(6), Add(\"a\"), AveragePool1d(2, PaddingBefore = 1), Flatten, Dense(3)]",
        // Plane by plane, with groups of channels normalised, and a loss of each step.
        "[Network(steps: 12, features: 4, ChannelsFirst = true, WorkspaceSamples = 2)] [Conv1d(20, 5, Same = true), GroupNorm(5, Activation.Relu), Conv1d(3, 1)]",
        // The batch normalised over all steps.
        "[Network(steps: 10, features: 3)] [Conv1d(18, 3, Padding = 1), BatchNorm(Activation.Tanh), ConvTranspose1d(5, 2, Stride = 2), BatchNorm, GlobalAveragePool, Dense(3)]",
        // Outputs plane by plane, of so small a network that its samples would lie in the lanes.
        "[Network(steps: 3, features: 2, OutputsChannelsFirst = true)] [Dense(3, Activation.Tanh), Dense(2)]",
    ]);

    public static TheoryData<int> ChosenNumbers => Chosen.Numbers;

    public static TheoryData<int> Seeds => Random.Numbers;

    [Theory]
    [MemberData(nameof(ChosenNumbers))]
    public void Chosen_sequences_agree_with_their_graph(int number) => Chosen.Compare(number, 1, 2, 5, 9);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_sequences_agree_with_their_graph(int seed) => Random.Compare(seed, 1, 4, 17);

    [Fact]
    public void A_causal_convolution_knows_nothing_of_later_steps()
    {
        CompiledNetwork network = Chosen[0];
        var random = new Random(3);
        network.Parameters = [.. Enumerable.Range(0, network.ParameterCount).Select(_ => random.NextSingle() - 0.5f)];
        float[] inputs = [.. Enumerable.Range(0, network.InputSize).Select(_ => random.NextSingle() - 0.5f)];
        float[] before = new float[network.OutputSize], after = new float[network.OutputSize];
        network.Forward(inputs, before);
        for (int feature = 0; feature < 3; feature++)
            inputs[12 * 3 + feature] += 1;

        network.Forward(inputs, after);

        Assert.Equal(before[..(12 * 2)], after[..(12 * 2)]);
        Assert.NotEqual(before[(12 * 2)..(13 * 2)], after[(12 * 2)..(13 * 2)]);
    }

    [Fact]
    public void Sequences_are_taken_plane_by_plane()
    {
        const string Layers = "[Conv1d(6, 3, Padding = 1, Activation = Activation.Tanh), Flatten, Dense(3)]\n[SoftmaxCrossEntropy]";
        const string Mark = "/// <summary>A network under test.</summary>\n";
        var assembly = NetworkCompilation.Of(
            $"using NetGen;\n\n{Mark}[Network(steps: 5, features: 3)] {Layers}\npublic sealed partial class Rows;\n\n"
            + $"{Mark}[Network(steps: 5, features: 3, ChannelsFirst = true)] {Layers}\npublic sealed partial class Planes;\n").Load();
        CompiledNetwork rows = CompiledNetwork.Of(assembly, "Rows", seed: 4), planes = CompiledNetwork.Of(assembly, "Planes", seed: 4);
        planes.Parameters = rows.Parameters;
        float[] steps = [.. Enumerable.Range(0, 2 * 15).Select(i => MathF.Sin(i))];
        float[] turned = [.. Enumerable.Range(0, 2 * 15).Select(i => steps[i / 15 * 15 + i % 5 * 3 + i % 15 / 5])];
        float[] expected = new float[6], actual = new float[6];

        rows.Forward(steps, expected);
        planes.Forward(turned, actual);

        Assert.Equal(expected, actual);
    }
}
