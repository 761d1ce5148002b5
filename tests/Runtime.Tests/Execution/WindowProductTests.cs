using NetGen.Execution;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

/// <summary>The products over windows, against plain convolutions in double precision, on every width that the machine has.</summary>
public class WindowProductTests
{
    private static readonly int[] Filters = [1, 6, 16, 33, 48];

    public static TheoryData<int, int, int, int, int> Images => new()
    {
        // height, width, channels, kernel, stride
        { 1, 1, 1, 1, 1 },
        { 3, 3, 2, 3, 1 },
        { 5, 4, 3, 2, 1 },
        { 6, 9, 5, 3, 2 },
        { 7, 7, 17, 1, 1 },
        { 9, 8, 4, 3, 3 },
        // Pairs of windows: 18, the last tile of which overlaps the one before, 8, and 12 with a stride.
        { 8, 8, 3, 3, 1 },
        { 5, 5, 2, 2, 1 },
        { 9, 13, 5, 3, 2 },
    };

    [Theory]
    [MemberData(nameof(Images))]
    public void Windows_are_multiplied_by_a_weight(int height, int width, int channels, int kernel, int stride)
    {
        foreach (int filters in Filters)
        {
            var images = new Convolution(samples: 3, height, width, channels, kernel, stride, filters);
            images.Forward<V128>();
            images.Forward<V256>();
            images.Forward<V512>();
        }
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void The_gradient_of_a_weight_is_summed_over_windows(int height, int width, int channels, int kernel, int stride)
    {
        foreach (int filters in Filters)
        {
            var images = new Convolution(samples: 2, height, width, channels, kernel, stride, filters);
            images.WeightGradient<V128>();
            images.WeightGradient<V256>();
            images.WeightGradient<V512>();
        }
    }

    [Theory]
    [InlineData(4, 4, 1)]
    [InlineData(9, 6, 16)]
    [InlineData(4, 33, 7)]
    [InlineData(1, 20, 48)]
    public void Taps_are_transposed(int allTaps, int channels, int filters)
    {
        var random = new Random(1);
        float[] weight = Draw(random, filters * channels * allTaps);
        float[] panels = new float[allTaps * channels * Pad(filters)];
        PanelMatrix.Import(weight, panels, allTaps * channels, filters, allTaps);
        int[] taps = [.. Enumerable.Range(0, allTaps).Where(tap => tap % 2 == 0).Reverse()];
        float[] transposed = new float[taps.Length * filters * Pad(channels)];
        Array.Fill(transposed, float.NaN);

        PanelMatrix.TransposeTaps(ref panels[0], ref transposed[0], taps, allTaps, filters, channels, Member.Alone.Of(1));

        // The rows of a canonical matrix are the columns of the panels.
        float[] actual = new float[channels * taps.Length * filters];
        PanelMatrix.Export(transposed, actual, taps.Length * filters, channels);
        for (int channel = 0; channel < channels; channel++)
        {
            for (int i = 0; i < taps.Length; i++)
            {
                for (int filter = 0; filter < filters; filter++)
                    Assert.Equal(weight[(filter * channels + channel) * allTaps + taps[i]], actual[(channel * taps.Length + i) * filters + filter]);
            }
        }

        Assert.DoesNotContain(float.NaN, transposed);
    }

    private static float[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];

    private static int Pad(int columns) => (columns + 15) / 16 * 16;

    private sealed class Convolution
    {
        private readonly int _samples, _width, _channels, _kernel, _stride, _filters, _rows, _columns, _imageFloats;
        private readonly float[] _images, _weight, _bias;

        public Convolution(int samples, int height, int width, int channels, int kernel, int stride, int filters)
        {
            (_samples, _width, _channels, _kernel, _stride, _filters) = (samples, width, channels, kernel, stride, filters);
            (_rows, _columns, _imageFloats) = ((height - kernel) / stride + 1, (width - kernel) / stride + 1, height * width * channels);
            var random = new Random(2);
            (_images, _weight, _bias) = (Draw(random, samples * _imageFloats), Draw(random, filters * channels * kernel * kernel), Draw(random, Pad(filters)));
        }

        private int Summands => _kernel * _kernel * _channels;

        public void Forward<V>()
            where V : struct, IVector<V>
        {
            float[] panels = new float[Summands * Pad(_filters)], result = new float[_samples * _rows * _columns * Pad(_filters)];
            PanelMatrix.Import(_weight, panels, Summands, _filters, _kernel * _kernel);
            var windows = new WindowRows((1, 0, 0), (_rows, _stride * _width * _channels, _columns), (_columns, _stride * _channels, 1));
            var summands = new WindowSummands(1, 0, _kernel, _width * _channels, _kernel * _channels, 1);

            WindowProduct.Run<V, BiasEpilogue>(
                ref _images[0], _imageFloats, windows, summands, ref panels[0], _filters, _rows * _columns, new(ref _bias[0], ref result[0]),
                Member.Alone.Of(_samples));

            for (int window = 0; window < _samples * _rows * _columns; window++)
            {
                for (int filter = 0; filter < _filters; filter++)
                {
                    double sum = _bias[filter];
                    for (int tap = 0; tap < _kernel * _kernel; tap++)
                    {
                        for (int channel = 0; channel < _channels; channel++)
                            sum += (double)_images[Pixel(window, tap) + channel] * _weight[(filter * _channels + channel) * _kernel * _kernel + tap];
                    }

                    Assert.Equal(sum, result[window * Pad(_filters) + filter], 1e-5);
                }
            }
        }

        public void WeightGradient<V>()
            where V : struct, IVector<V>
        {
            float[] gradients = new float[_samples * _rows * _columns * Pad(_filters)];
            float[] drawn = Draw(new Random(3), _samples * _rows * _columns * _filters);
            for (int i = 0; i < drawn.Length; i++)
                gradients[i / _filters * Pad(_filters) + i % _filters] = drawn[i];
            float[] target = new float[Summands * Pad(_filters)];
            int pitch = _width * _channels;
            var values = new WindowRows((_kernel, pitch, _kernel * _channels), (_kernel, _channels, _channels), (_channels, 1, 1));
            var summands = new WindowSummands(_samples, _imageFloats, _rows, _stride * pitch, _columns, _stride * _channels);

            WindowGradientProduct.Run<V, GradientEpilogue<Accumulate>>(
                ref _images[0], values, summands, ref gradients[0], _filters, new(ref target[0], default), Member.Alone.Of(_samples));

            float[] actual = new float[_weight.Length];
            PanelMatrix.Export(target, actual, Summands, _filters, _kernel * _kernel);
            for (int element = 0; element < actual.Length; element++)
            {
                int tap = element % (_kernel * _kernel), channel = element / (_kernel * _kernel) % _channels, filter = element / Summands;
                double sum = 0;
                for (int window = 0; window < _samples * _rows * _columns; window++)
                    sum += (double)_images[Pixel(window, tap) + channel] * drawn[window * _filters + filter];
                Assert.Equal(sum, actual[element], 1e-5);
            }
        }

        /// <summary>Where the pixel under a tap of a window lies.</summary>
        private int Pixel(int window, int tap)
        {
            int sample = window / (_rows * _columns), place = window % (_rows * _columns);
            int y = place / _columns * _stride + tap / _kernel, x = place % _columns * _stride + tap % _kernel;
            return sample * _imageFloats + (y * _width + x) * _channels;
        }
    }

    private readonly ref struct BiasEpilogue(ref float bias, ref float result) : IEpilogue
    {
        private readonly ref float _bias = ref bias;
        private readonly ref float _result = ref result;

        public V Start<V>(nint column)
            where V : struct, IVector<V> => V.Load(ref _bias, column);

        public void Finish<V>(V sums, nint offset)
            where V : struct, IVector<V> => sums.Store(ref _result, offset);
    }
}
