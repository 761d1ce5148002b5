using NetGen.Execution;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

/// <summary>Depthwise convolutions against plain ones in double precision, on every width that the machine has.</summary>
public class DepthwiseConvolutionTests
{
    private static readonly int[] Channels = [1, 3, 16, 33, 48];

    public static TheoryData<int, int, int, int, int, int, int> Images => new()
    {
        // height, width, kernel height, kernel width, stride, dilation, padding
        { 1, 1, 1, 1, 1, 1, 0 },
        { 8, 8, 3, 3, 1, 1, 1 },
        { 9, 15, 3, 3, 1, 1, 1 },
        { 17, 7, 5, 4, 1, 1, 2 },
        { 14, 14, 7, 7, 1, 1, 3 },
        { 9, 10, 3, 3, 2, 1, 1 },
        { 7, 11, 3, 2, 3, 1, 0 },
        { 11, 12, 3, 3, 1, 2, 2 },
        { 13, 10, 3, 3, 2, 2, 1 },
        { 12, 9, 2, 3, 3, 2, 3 },
        { 13, 13, 2, 2, 4, 3, 0 },

        // The window is larger than the image; padding that no tap leaves; rows alone, as of a sequence.
        { 2, 3, 5, 5, 1, 1, 4 },
        { 3, 3, 2, 2, 1, 1, 3 },
        { 1, 30, 1, 9, 1, 1, 0 },
    };

    [Theory]
    [MemberData(nameof(Images))]
    public void Each_channel_is_convolved(int height, int width, int kernelHeight, int kernelWidth, int stride, int dilation, int padding)
    {
        foreach (int channels in Channels)
        {
            var images = new Depthwise(height, width, kernelHeight, kernelWidth, stride, dilation, padding, channels);
            images.Compare<V128>();
            images.Compare<V256>();
            images.Compare<V512>();
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 4)]
    [InlineData(16, 2)]
    [InlineData(33, 3)]
    public void Channels_are_repeated(int channels, int times)
    {
        Repeat<V128>(channels, times);
        Repeat<V256>(channels, times);
        Repeat<V512>(channels, times);
    }

    private static void Repeat<V>(int channels, int times)
        where V : struct, IVector<V>
    {
        const int Samples = 2, Pixels = 3;
        float[] image = Padded(Draw(new Random(1), Samples * Pixels * channels), channels), repeated = Poisoned(Samples * Pixels, channels * times);
        float[] summed = Poisoned(Samples * Pixels, channels);

        ChannelRepetition.Repeat<V>(ref image[0], ref repeated[0], Pixels, channels, times, Member.Alone.Of(Samples));
        ChannelRepetition.Sum<V>(ref repeated[0], ref summed[0], Pixels, channels, times, Member.Alone.Of(Samples));

        Assert.Equal(
            Padded([.. Packed(image, channels).SelectMany(value => Enumerable.Repeat(value, times))], channels * times), repeated);
        Assert.Equal(image.Select(value => value * times), summed.AsEnumerable(), (left, right) => Math.Abs(left - right) < 1e-6);
    }

    private static float[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];

    private static int Pad(int columns) => (columns + 15) / 16 * 16;

    private static float[] Poisoned(int rows, int columns)
    {
        float[] values = new float[rows * Pad(columns)];
        Array.Fill(values, float.NaN);
        return values;
    }

    private static float[] Padded(float[] rows, int columns)
    {
        float[] padded = new float[rows.Length / columns * Pad(columns)];
        for (int i = 0; i < rows.Length; i++)
            padded[i / columns * Pad(columns) + i % columns] = rows[i];
        return padded;
    }

    /// <summary>The rows without their padding, which is 0.</summary>
    private static float[] Packed(float[] padded, int columns)
    {
        Assert.All(padded.Where((_, i) => i % Pad(columns) >= columns), value => Assert.Equal(0, value));
        return [.. padded.Where((_, i) => i % Pad(columns) < columns)];
    }

    private sealed class Depthwise
    {
        private const int Samples = 3;

        private readonly WindowSlide _down, _along;
        private readonly int _channels, _taps, _pixels, _windows;
        private readonly float[] _images, _weight, _gradients;
        private readonly double[] _results, _imageGradients, _weightGradients;

        public Depthwise(int height, int width, int kernelHeight, int kernelWidth, int stride, int dilation, int padding, int channels)
        {
            // A window of one row slides over images of one row.
            int paddingRows = height == 1 ? 0 : padding;
            int rows = (height + 2 * paddingRows - (kernelHeight - 1) * dilation - 1) / stride + 1;
            int columns = (width + 2 * padding - (kernelWidth - 1) * dilation - 1) / stride + 1;
            _down = new WindowSlide(height, rows, kernelHeight, stride, dilation, paddingRows);
            _along = new WindowSlide(width, columns, kernelWidth, stride, dilation, padding);
            (_channels, _taps, _pixels, _windows) = (channels, kernelHeight * kernelWidth, height * width, rows * columns);
            var random = new Random(2);
            (_images, _weight, _gradients) =
                (Draw(random, Samples * _pixels * channels), Draw(random, channels * _taps), Draw(random, Samples * _windows * channels));
            (_results, _imageGradients, _weightGradients) = (new double[_gradients.Length], new double[_images.Length], new double[_weight.Length]);
            for (int i = 0; i < Samples * _windows * _taps; i++)
            {
                int sample = i / _taps / _windows, window = i / _taps % _windows, tap = i % _taps;
                int y = window / columns * stride + tap / kernelWidth * dilation - paddingRows, x = window % columns * stride + tap % kernelWidth * dilation - padding;
                if (y < 0 || y >= height || x < 0 || x >= width)
                    continue;
                for (int channel = 0; channel < channels; channel++)
                {
                    int pixel = (sample * _pixels + y * width + x) * channels + channel, result = (sample * _windows + window) * channels + channel;
                    int element = channel * _taps + tap;
                    _results[result] += (double)_images[pixel] * _weight[element];
                    _imageGradients[pixel] += (double)_gradients[result] * _weight[element];
                    _weightGradients[element] += (double)_images[pixel] * _gradients[result];
                }
            }
        }

        public void Compare<V>()
            where V : struct, IVector<V>
        {
            float[] images = Padded(_images, _channels), gradients = Padded(_gradients, _channels);
            float[] weight = new float[_taps * Pad(_channels)], weightGradient = Poisoned(_taps, _channels);
            float[] results = Poisoned(Samples * _windows, _channels), imageGradients = Poisoned(Samples * _pixels, _channels);
            PanelMatrix.Import(_weight, weight, _taps, _channels, _taps);
            Share share = Member.Alone.Of(Samples);

            DepthwiseConvolution.Sum<V>(ref images[0], ref weight[0], ref results[0], _down, _along, _channels, share);
            DepthwiseConvolution.Spread<V>(ref gradients[0], ref weight[0], ref imageGradients[0], _down, _along, _channels, share);
            DepthwiseConvolution.WeightGradient<V>(ref images[0], ref gradients[0], ref weightGradient[0], _down, _along, _channels, share);

            AssertClose(_results, Packed(results, _channels));
            AssertClose(_imageGradients, Packed(imageGradients, _channels));
            Assert.DoesNotContain(float.NaN, weightGradient);
            float[] actual = new float[_weight.Length];
            PanelMatrix.Export(weightGradient, actual, _taps, _channels, _taps);
            AssertClose(_weightGradients, actual);
        }

        private static void AssertClose(double[] expected, float[] actual)
        {
            Assert.Equal(expected.Length, actual.Length);
            for (int i = 0; i < expected.Length; i++)
                Assert.Equal(expected[i], actual[i], 1e-5);
        }
    }
}
