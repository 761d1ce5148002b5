extern alias compiler;

using compiler::NetGen.Generator.Graph;
using compiler::NetGen.Generator.Graph.Operations;
using NetGen.Testing.Reference;

namespace NetGen.Testing.Interpreting;

/// <summary>What operations on images compute, pixel by pixel and tap by tap. A sequence is an image of one row.</summary>
internal static class Images
{
    public static Matrix Convolve(Matrix image, Matrix weight, Window window, Shape imageShape, Shape weightShape)
    {
        var places = new Places(window, imageShape);
        int samples = image.Rows / imageShape.RowsPerSample;
        var result = new Matrix(new double[samples * places.Windows * weightShape[0].Size], weightShape[0].Size);
        places.ForEach(samples, (pixel, result1, tap) =>
        {
            for (int filter = 0; filter < weightShape[0].Size; filter++)
            {
                for (int channel = 0; channel < imageShape.Columns; channel++)
                    result[result1, filter] += image[pixel, channel] * Element(weight, weightShape, filter, channel, tap);
            }
        });
        return result;
    }

    public static Matrix Spread(Matrix rows, Matrix weight, Window window, Shape imageShape, Shape weightShape)
    {
        var places = new Places(window, imageShape);
        int samples = rows.Rows / places.Windows;
        var image = new Matrix(new double[samples * imageShape.ElementsPerSample], imageShape.Columns);
        places.ForEach(samples, (pixel, row, tap) =>
        {
            for (int filter = 0; filter < weightShape[0].Size; filter++)
            {
                for (int channel = 0; channel < imageShape.Columns; channel++)
                    image[pixel, channel] += rows[row, filter] * Element(weight, weightShape, filter, channel, tap);
            }
        });
        return image;
    }

    public static Matrix WeightGradient(Matrix image, Matrix gradient, Window window, Shape imageShape, Shape weightShape)
    {
        var places = new Places(window, imageShape);
        int taps = window.Taps, channels = imageShape.Columns;
        double[] elements = new double[weightShape.ElementsPerSample];
        places.ForEach(image.Rows / imageShape.RowsPerSample, (pixel, row, tap) =>
        {
            for (int filter = 0; filter < weightShape[0].Size; filter++)
            {
                for (int channel = 0; channel < channels; channel++)
                    elements[(filter * channels + channel) * taps + tap] += image[pixel, channel] * gradient[row, filter];
            }
        });
        return new Matrix(elements, weightShape.Columns);
    }

    /// <summary>Each channel with its own row of a weight [channels, 1, taps…].</summary>
    public static Matrix ConvolveChannels(Matrix image, Matrix weight, Window window, Shape imageShape)
    {
        var places = new Places(window, imageShape);
        int samples = image.Rows / imageShape.RowsPerSample, channels = imageShape.Columns;
        var result = new Matrix(new double[samples * places.Windows * channels], channels);
        places.ForEach(samples, (pixel, row, tap) =>
        {
            for (int channel = 0; channel < channels; channel++)
                result[row, channel] += image[pixel, channel] * weight.Values[channel * window.Taps + tap];
        });
        return result;
    }

    public static Matrix SpreadChannels(Matrix rows, Matrix weight, Window window, Shape imageShape)
    {
        var places = new Places(window, imageShape);
        int samples = rows.Rows / places.Windows, channels = imageShape.Columns;
        var image = new Matrix(new double[samples * imageShape.ElementsPerSample], channels);
        places.ForEach(samples, (pixel, row, tap) =>
        {
            for (int channel = 0; channel < channels; channel++)
                image[pixel, channel] += rows[row, channel] * weight.Values[channel * window.Taps + tap];
        });
        return image;
    }

    public static Matrix ChannelWeightGradient(Matrix image, Matrix gradient, Window window, Shape imageShape)
    {
        int channels = imageShape.Columns;
        double[] elements = new double[channels * window.Taps];
        new Places(window, imageShape).ForEach(image.Rows / imageShape.RowsPerSample, (pixel, row, tap) =>
        {
            for (int channel = 0; channel < channels; channel++)
                elements[channel * window.Taps + tap] += image[pixel, channel] * gradient[row, channel];
        });
        return new Matrix(elements, window.Axes[window.Axes.Count - 1].Size);
    }

    public static Matrix Pooled(Matrix image, Pool pool)
    {
        (Matrix _, Matrix result) = PooledFrom(image, pool);
        return result;
    }

    public static Matrix PoolGradient(Matrix? image, Matrix gradient, Pool pool)
    {
        Shape shape = pool.Value.Shape;
        var places = new Places(pool.Window, shape);
        int samples = gradient.Rows / places.Windows, channels = shape.Columns;
        var result = new Matrix(new double[samples * shape.ElementsPerSample], channels);
        Matrix? firsts = pool.Pooling == Pooling.Largest ? PooledFrom(image!, pool).Firsts : null;
        double[] counts = Counts(places, samples, pool);
        places.ForEach(samples, (pixel, row, _) =>
        {
            for (int channel = 0; channel < channels; channel++)
            {
                if (firsts is null)
                    result[pixel, channel] += gradient[row, channel] / counts[row];
                else if (firsts[row, channel] == pixel)
                    result[pixel, channel] += gradient[row, channel];
            }
        });
        return result;
    }

    /// <summary>An image with several pixels for each, or the sum of those of each.</summary>
    public static Matrix Upsampled(Matrix image, Shape small, int factor, bool isGradient)
    {
        int rowFactor = small.Rank > 3 ? factor : 1, width = small[small.Rank - 2].Size;
        int rows = isGradient ? image.Rows : image.Rows * rowFactor * factor;
        var result = new Matrix(new double[(isGradient ? rows / rowFactor / factor : rows) * image.Columns], image.Columns);
        for (int row = 0; row < rows; row++)
        {
            int line = row / (width * factor), pixel = line / rowFactor * width + row % (width * factor) / factor;
            for (int channel = 0; channel < image.Columns; channel++)
            {
                if (isGradient)
                    result[pixel, channel] += image[row, channel];
                else
                    result[row, channel] = image[pixel, channel];
            }
        }

        return result;
    }

    /// <summary>The pixels of planes.</summary>
    public static Matrix ToPixels(Matrix planes, Shape shape)
    {
        int pixels = shape.RowsPerSample, channels = shape.Columns, samples = planes.Values.Length / shape.ElementsPerSample;
        return MatrixArithmetic.Build(
            samples * pixels, channels, (row, channel) => planes.Values[(row / pixels * channels + channel) * pixels + row % pixels]);
    }

    /// <summary>The planes of pixels, all of a sample's in one row.</summary>
    public static Matrix ToPlanes(Matrix image, Shape shape)
    {
        int pixels = shape.RowsPerSample;
        return MatrixArithmetic.Build(
            image.Rows / pixels, shape.ElementsPerSample, (sample, i) => image[sample * pixels + i % pixels, i / pixels]);
    }

    /// <summary>A weight in groups as one over all channels.</summary>
    public static Matrix SpreadGroups(Matrix weight, Shape grouped, int groups)
    {
        int filters = grouped[0].Size, channels = grouped[1].Size, taps = grouped.ElementsPerSample / filters / channels;
        double[] whole = new double[filters * channels * groups * taps];
        ForEachOfGroups(filters, channels, taps, groups, (part, all) => whole[all] = weight.Values[part]);
        return new Matrix(whole, grouped.Columns);
    }

    /// <summary>The groups of a weight over all channels.</summary>
    public static Matrix GatherGroups(Matrix whole, Shape grouped, int groups)
    {
        int filters = grouped[0].Size, channels = grouped[1].Size, taps = grouped.ElementsPerSample / filters / channels;
        double[] weight = new double[grouped.ElementsPerSample];
        ForEachOfGroups(filters, channels, taps, groups, (part, all) => weight[part] = whole.Values[all]);
        return new Matrix(weight, grouped.Columns);
    }

    private static void ForEachOfGroups(int filters, int channels, int taps, int groups, Action<int, int> action)
    {
        for (int filter = 0; filter < filters; filter++)
        {
            int first = filter / (filters / groups) * channels;
            for (int channel = 0; channel < channels; channel++)
            {
                for (int tap = 0; tap < taps; tap++)
                    action((filter * channels + channel) * taps + tap, (filter * channels * groups + first + channel) * taps + tap);
            }
        }
    }

    private static (Matrix Firsts, Matrix Result) PooledFrom(Matrix image, Pool pool)
    {
        Shape shape = pool.Value.Shape;
        var places = new Places(pool.Window, shape);
        int samples = image.Rows / shape.RowsPerSample, channels = shape.Columns;
        bool isLargest = pool.Pooling == Pooling.Largest;
        Matrix firsts = MatrixArithmetic.Build(samples * places.Windows, channels, (_, _) => -1);
        Matrix result = MatrixArithmetic.Build(samples * places.Windows, channels, (_, _) => isLargest ? double.NegativeInfinity : 0);
        double[] counts = Counts(places, samples, pool);
        places.ForEach(samples, (pixel, row, _) =>
        {
            for (int channel = 0; channel < channels; channel++)
            {
                if (!isLargest)
                    result[row, channel] += image[pixel, channel] / counts[row];
                else if (image[pixel, channel] > result[row, channel])
                    (result[row, channel], firsts[row, channel]) = (image[pixel, channel], pixel);
            }
        });
        return (firsts, result);
    }

    /// <summary>What the sum of each window is divided by.</summary>
    private static double[] Counts(Places places, int samples, Pool pool)
    {
        double[] counts = new double[samples * places.Windows];
        if (pool.Pooling == Pooling.MeanWithPadding)
            Array.Fill(counts, pool.Window.Taps);
        else
            places.ForEach(samples, (_, row, _) => counts[row]++);
        return counts;
    }

    private static double Element(Matrix weight, Shape shape, int filter, int channel, int tap) =>
        weight.Values[(filter * shape[1].Size + channel) * (shape.ElementsPerSample / shape[0].Size / shape[1].Size) + tap];

    /// <summary>Where the windows lie.</summary>
    private sealed class Places(Window window, Shape image)
    {
        private readonly WindowAxis _row = window.Axes.Count > 1 ? window.Axes[0] : new WindowAxis(1);
        private readonly WindowAxis _column = window.Axes[window.Axes.Count - 1];
        private readonly int _height = window.Axes.Count > 1 ? image[1].Size : 1;
        private readonly int _width = image[image.Rank - 2].Size;

        public int Windows => (int)(_row.Count(_height) * _column.Count(_width));

        /// <summary>Calls an action for each pixel under each tap of each window: its row, the window's, and the tap.</summary>
        public void ForEach(int samples, Action<int, int, int> action)
        {
            int columns = (int)_column.Count(_width);
            for (int window = 0; window < samples * Windows; window++)
            {
                int sample = window / Windows, place = window % Windows;
                for (int tap = 0; tap < _row.Size * _column.Size; tap++)
                {
                    int y = place / columns * _row.Stride + tap / _column.Size * _row.Dilation - _row.Before;
                    int x = place % columns * _column.Stride + tap % _column.Size * _column.Dilation - _column.Before;
                    if (y >= 0 && y < _height && x >= 0 && x < _width)
                        action((sample * _height + y) * _width + x, window, tap);
                }
            }
        }
    }
}
