using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Regularizers;

/// <summary>Training drops whole channels of an image: all of a channel's pixels or none, of each sample its own.</summary>
public class ChannelDropoutTests
{
    private const int Pixels = 6;
    private const float Weight = 0.001f;

    /// <summary>In the lanes, and in tiles.</summary>
    public static TheoryData<int> Channels => [2, 33];

    [Theory]
    [MemberData(nameof(Channels))]
    public void All_pixels_of_a_channel_are_dropped_or_scaled(int channels)
    {
        const float Rate = 0.25f;
        CompiledNetwork network = Compile(channels, "Dropout2d(0.25f)");
        int dropped = 0, all = 0;
        for (ulong seed = 0; seed < 400; seed++)
        {
            ((ITrainableNetwork)network.Instance).DropoutSeed = seed;
            foreach (float[] ofChannel in FactorsOfChannels(network, channels, samples: 1, sample: 0))
            {
                Assert.All(ofChannel, factor => Assert.Equal(ofChannel[0] == 0 ? 0 : 1 / (1 - Rate), factor, 1e-4f));
                dropped += ofChannel[0] == 0 ? 1 : 0;
                all++;
            }
        }

        // Within four standard deviations.
        Assert.Equal(Rate, dropped / (double)all, 4 * Math.Sqrt(Rate * (1 - Rate) / all));
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public void Each_sample_drops_its_own(int channels)
    {
        CompiledNetwork network = Compile(channels, "Dropout2d(0.5f)");
        IEnumerable<string> patterns = Enumerable.Range(0, 12).Select(sample =>
            string.Concat(FactorsOfChannels(network, channels, samples: 12, sample).Select(ofChannel => ofChannel[0] == 0 ? '0' : '1')));

        Assert.True(patterns.Distinct().Count() > 2);
    }

    /// <summary>A channel's bias has a gradient through the pixels that are kept, and with their scale.</summary>
    [Theory]
    [MemberData(nameof(Channels))]
    public void The_gradient_is_dropped_where_the_values_are(int channels)
    {
        CompiledNetwork network = Compile(channels, "Dropout2d(0.5f)");
        float[][] factors = FactorsOfChannels(network, channels, samples: 12, sample: 7);
        float[] gradients = Gradients(network, channels, samples: 12, sample: 7);

        for (int channel = 0; channel < channels; channel++)
            Assert.Equal(factors[channel].Sum(), gradients[channels * channels + channel] / gradients[^1] / Weight, 1e-3f);
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public void Only_training_drops(int channels)
    {
        CompiledNetwork network = Compile(channels, "Dropout2d(0.5f)"), plain = Compile(channels, "Activate(Activation.Linear)");
        network.Parameters = plain.Parameters = Parameters(network, channels);
        (float[] inputs, TargetRows targets) = Examples(network, samples: 3, sample: 1);
        float[] outputs = new float[3], expected = new float[3];
        network.Forward(inputs, outputs);
        plain.Forward(inputs, expected);

        Assert.Equal(expected, outputs);
        Assert.Equal(plain.Loss(inputs, targets), network.Loss(inputs, targets));
    }

    /// <summary>
    /// What training multiplies the pixels of each channel by: the gradient of a weight of the last layer is the value that it reads, times the
    /// gradient of the bias.
    /// </summary>
    private static float[][] FactorsOfChannels(CompiledNetwork network, int channels, int samples, int sample)
    {
        float[] gradients = Gradients(network, channels, samples, sample);
        float[] inputs = Examples(network, samples, sample).Inputs[(sample * network.InputSize)..];
        return
        [
            .. Enumerable.Range(0, channels).Select(channel => Enumerable.Range(0, Pixels)
                .Select(pixel => pixel * channels + channel)
                .Select(i => gradients[gradients.Length - 1 - network.InputSize + i] / gradients[^1] / inputs[i])
                .ToArray()),
        ];
    }

    private static float[] Gradients(CompiledNetwork network, int channels, int samples, int sample)
    {
        network.Parameters = Parameters(network, channels);
        (float[] inputs, TargetRows targets) = Examples(network, samples, sample);
        float[] gradients = new float[network.ParameterCount];
        network.Gradients(inputs, targets, gradients);
        return gradients;
    }

    /// <summary>A first layer that leaves the image as it is, and a last one with equal weights and no bias.</summary>
    private static float[] Parameters(CompiledNetwork network, int channels)
    {
        float[] parameters = new float[network.ParameterCount];
        for (int channel = 0; channel < channels; channel++)
            parameters[channel * channels + channel] = 1;
        parameters.AsSpan(parameters.Length - 1 - network.InputSize, network.InputSize).Fill(Weight);
        return parameters;
    }

    /// <summary>Samples of which only one has an error, and values that are not 0.</summary>
    private static (float[] Inputs, TargetRows Targets) Examples(CompiledNetwork network, int samples, int sample)
    {
        float[] inputs = new float[samples * network.InputSize], targets = new float[samples];
        for (int i = 0; i < network.InputSize; i++)
            inputs[sample * network.InputSize + i] = 1 + i % 5;
        targets[sample] = 40;
        return (inputs, new TargetRows(targets, 1));
    }

    private static CompiledNetwork Compile(int channels, string layer) => CompiledNetwork.Of(
        NetworkCompilation.Of($$"""
            using NetGen;

            /// <summary>A network under test.</summary>
            [Network(height: 3, width: 2, channels: {{channels}})]
            [Conv2d({{channels}}, 1), {{layer}}, Flatten, Dense(1)]
            [MeanSquaredError]
            public sealed partial class Dropping;
            """).Load(),
        "Dropping");
}
