using NetGen.EndToEnd.Tests.Layers;
using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Images;

/// <summary>Networks over images agree with their own graphs.</summary>
public class ImageNetworkTests
{
    internal static NetworkSet Random { get; } = new("Images", 60, (seed, name) => RandomImages.Draw(seed, name));

    /// <summary>Windows at the edges of what they can be.</summary>
    internal static NetworkSet Chosen { get; } = NetworkSet.Of("ChosenImage",
    [
        // The window is larger than the image, and fits with the padding.
        "[Network(height: 2, width: 3, channels: 2)] [Conv2d(5, 5, Padding = 3, Activation = Activation.Tanh), Flatten, Dense(3)]",
        // One pixel.
        "[Network(height: 1, width: 1, channels: 1)] [Conv2d(17, 3, Padding = 1), Conv2d(3, 1), GlobalMaxPool, Dense(2)]",
        "[Network(height: 1, width: 1, channels: 40)] [Conv2d(33, 1, Activation.Silu), Flatten, Dense(2)]",
        // 33 channels, and windows that leave pixels out.
        "[Network(height: 7, width: 8, channels: 33)] [Conv2d(33, 2, Stride = 3), Conv2d(33, 3, Same = true), GlobalAveragePool, Dense(4)]",
        // Two windows of different borders over one value, one without, and the value itself.
        "[Network(height: 6, width: 6, channels: 4)] [Conv2d(4, 3, Same = true, Name = \"x\"), Conv2d(4, 5, Padding = 2, Name = \"a\")] "
            + "[Conv2d(4, 1, From = \"x\", Name = \"b\"), Conv2d(4, 3, Padding = 1, From = \"x\"), Add(\"a\", \"b\", \"x\"), Flatten, Dense(3)]",
        // The same over the network's input.
        "[Network(height: 6, width: 5, channels: 3)] [Conv2d(7, 3, Name = \"a\"), MaxPool2d(3, Stride = 1, From = \"input\", Name = \"b\")] "
            + "[Conv2d(7, 3, 2, From = \"input\", PaddingTop = 2), AveragePool2d(3, Stride = 1, PaddingRight = 1), Concat(\"a\", \"b\"), Flatten(ChannelsFirst = true), Dense(3)]",
        // Frozen layers below, so that only some gradients are found.
        "[Network(height: 5, width: 5, channels: 2)] [Conv2d(6, 3, Trainable = false), Conv2d(6, 2, Activation.Relu), GlobalAveragePool, Dense(3)]",
        // Strides in which some positions are touched by no tap.
        "[Network(height: 9, width: 9, channels: 3)] [Conv2d(8, 3, Same = true), Conv2d(6, 1, Stride = 2, Activation = Activation.Tanh), Conv2d(5, 2, Stride = 4, Dilation = 2), Flatten, Dense(3)]",
        // Groups.
        "[Network(height: 4, width: 4, channels: 6)] [Conv2d(18, 3, Padding = 1, Groups = 6, Activation = Activation.Tanh), Conv2d(34, 2, Groups = 2), GlobalAveragePool, Dense(3)]",
        // As many groups as channels.
        "[Network(height: 5, width: 4, channels: 3)] [DepthwiseConv2d(3, Padding = 1, Multiplier = 2, Activation = Activation.Tanh), DepthwiseConv2d(2, 3), Flatten, Dense(3)]",
        "[Network(height: 15, width: 9, channels: 33)] [DepthwiseConv2d(3, Padding = 1, Name = \"a\"), DepthwiseConv2d(5, Same = true, UseBias = false), Add(\"a\"), GlobalAveragePool, Dense(3)]",
        "[Network(height: 9, width: 14, channels: 16)] [Conv2d(16, 3, Groups = 16, Stride = 2, Padding = 1), DepthwiseConv2d(3, Dilation = 2, Same = true, Activation = Activation.Silu), Flatten, Dense(2)]",
        "[Network(height: 8, width: 8, channels: 1)] [DepthwiseConv2d(3, Multiplier = 20, Activation = Activation.Relu), DepthwiseConv2d(3, StrideHeight = 3, StrideWidth = 2), GlobalMaxPool, Dense(3)]",
        // A window that is larger than the image, and one of strides that leave pixels untouched.
        "[Network(height: 2, width: 3, channels: 5)] [DepthwiseConv2d(5, 4, Padding = 3, Trainable = false), DepthwiseConv2d(2, Stride = 4, Dilation = 2, Multiplier = 7), Flatten, Dense(3)]",
        "[Network(height: 6, width: 7, channels: 40, WorkspaceSamples = 2)] [Conv2d(80, 3, Groups = 40, Padding = 2, Activation = Activation.Tanh), Conv2d(20, 1), DepthwiseConv2d(7, 1, PaddingTop = 3), GlobalAveragePool, Dense(3)]",
        // Many pixels in one pass of few samples, and few samples in many passes.
        "[Network(height: 20, width: 21, channels: 3, WorkspaceSamples = 2)] [Conv2d(16, 3, Stride = 2, Activation = Activation.Relu), Conv2d(20, 3), GlobalAveragePool, Dense(3)]",
        // Images that grow.
        "[Network(height: 3, width: 4, channels: 3)] [ConvTranspose2d(5, 3, Stride = 2, Padding = 1, OutputPadding = 1, Activation = Activation.Tanh), Upsample(2), Flatten, Dense(3)]",
        "[Network(height: 4, width: 3, channels: 2)] [Upsample(3), ConvTranspose2d(20, 2, 3, Activation.Relu), Conv2d(3, 2, Stride = 2), GlobalMaxPool, Dense(3)]",
        "[Network(height: 5, width: 5, channels: 18)] [ConvTranspose2d(17, 1, 2, StrideHeight = 2, StrideWidth = 3, UseBias = false, Name = \"a\"), ConvTranspose2d(17, 3, Padding = 1), Add(\"a\"), GlobalAveragePool, Dense(3)]",
        "[Network(steps: 5, features: 3)] [Upsample(4), Dense(4, Activation.Tanh), Flatten, Dense(2)]",
        // A loss of each pixel.
        "[Network(height: 5, width: 4, channels: 2, ChannelsFirst = true)] [Conv2d(9, 3, Same = true, Activation = Activation.Tanh), Conv2d(3, 1)]",
        "[Network(steps: 6, features: 3, ChannelsFirst = true)] [Dense(5, Activation.Tanh), GlobalAveragePool, Dense(3)]",
        // Groups that end within vectors, one of all channels, and one a channel.
        "[Network(height: 4, width: 5, channels: 6)] [GroupNorm(2), Conv2d(33, 3, Padding = 1), GroupNorm(3, Activation.Tanh), Conv2d(32, 2), GroupNorm(1), GlobalAveragePool, Dense(3)]",
        "[Network(height: 3, width: 3, channels: 20)] [GroupNorm(20), Conv2d(40, 2), GroupNorm(40, Activation.Silu, UseBias = false), GroupNorm(4, Trainable = false), Flatten, Dense(3)]",
        // Outputs plane by plane.
        "[Network(height: 5, width: 7, channels: 2, OutputsChannelsFirst = true)] [Conv2d(18, 3, Same = true, Activation = Activation.Tanh), Conv2d(3, 1)]",
        "[Network(height: 3, width: 6, channels: 3, ChannelsFirst = true, OutputsChannelsFirst = true, WorkspaceSamples = 2)] [Conv2d(33, 3, Padding = 1, Activation = Activation.Tanh)]",
    ]);

    public static TheoryData<int> ChosenNumbers => Chosen.Numbers;

    public static TheoryData<int> Seeds => Random.Numbers;

    [Theory]
    [MemberData(nameof(ChosenNumbers))]
    public void Chosen_images_agree_with_their_graph(int number) => Chosen.Compare(number, 1, 2, 5, 9);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_images_agree_with_their_graph(int seed) => Random.Compare(seed, 1, 4, 17);

    /// <summary>The bound of the gradients counts the borders as well.</summary>
    [Theory]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NaN)]
    public void An_image_that_is_not_finite_changes_nothing(float poison)
    {
        foreach (int number in (int[])[4, 5, 7, 9, 15])
        {
            CompiledNetwork network = Chosen[number];
            float[] before = network.Parameters, inputs = new float[3 * network.InputSize];
            Array.Fill(inputs, 0.5f);
            inputs[network.InputSize + network.InputSize / 2] = poison;
            float loss = network.TrainStep(inputs, new ClassLabels(new[] { 0, 1, 2 }), 0.1f);
            Assert.False(float.IsFinite(loss));
            Assert.Equal(before, network.Parameters);
        }
    }
}
