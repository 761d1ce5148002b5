using NetGen.Tool.Reading;

namespace NetGen.Tool.Recognising.Rules;

/// <summary>Products with constants and sums with constants, by channel.</summary>
internal static class ScaleRules
{
    private const double Epsilon = 1e-5f;

    public static Signal Subtract(NodeReading reading) => reading.IsConstant(0)
        ? Scale(reading, 1, reading.Constant(0), (_, constant) => (-1, constant), adds: true)
        : Scale(reading, 0, Second(reading), (_, constant) => (1, -constant), adds: true);

    public static Signal Divide(NodeReading reading)
    {
        Require.That(!reading.IsConstant(0), "it divides a constant by a computed value");
        return Scale(reading, 0, Second(reading), (_, constant) => (1 / constant, 0));
    }

    public static Signal Negate(NodeReading reading) => Scale(reading, 0, new Tensor([], [-1], IsFloat: true), (_, constant) => (constant, 0));

    /// <summary>The scaler of scikit-learn's exports: (x - offset) · scale.</summary>
    public static Signal Scaler(NodeReading reading)
    {
        IReadOnlyList<double> offsets = reading.Node.Attributes.GetValueOrDefault("offset")?.Singles ?? [], scales = reading.Node.Attributes.GetValueOrDefault("scale")?.Singles ?? [];
        Require.That(offsets.Count > 0 && offsets.Count == scales.Count, $"it has {offsets.Count} offsets and {scales.Count} scales");
        return Scale(
            reading, 0, new Tensor([scales.Count], [.. scales], IsFloat: true), (index, scale) => (scale, -offsets[index] * scale), adds: true);
    }

    /// <summary>A value times constants, plus others.</summary>
    /// <param name="reading">The node.</param>
    /// <param name="input">Which input is the value.</param>
    /// <param name="constant">The constant, which is spread over what it has no axis for.</param>
    /// <param name="terms">The factor and the summand of an element of the constant.</param>
    /// <param name="adds">Whether there are summands.</param>
    public static Signal Scale(NodeReading reading, int input, Tensor constant, Func<int, double, (double Factor, double Summand)> terms, bool adds = false)
    {
        Signal signal = reading.Signal(input);
        int[] axes = [.. constant.Shape.Index().Where(extent => extent.Item > 1).Select(extent => extent.Index + signal.View.Rank - constant.Rank)];
        Require.That(
            constant.Values.Length > 0 && constant.Rank <= Math.Max(signal.View.Rank, 1) && axes.Length <= 1 && axes.All(axis => axis >= 0),
            $"it combines {signal.ShapeText} with a constant of shape {constant.Shape.Brackets()}; expected one number, or one for each channel");
        int[] places = [];
        if (axes.Length == 1)
        {
            signal = signal.WithChannels(axes[0]);
            places = signal.View.IndicesOf(axes[0]);
            Require.That(places.Length == constant.Values.Length, $"it combines {signal.ShapeText} with a constant of shape {constant.Shape.Brackets()}");
        }

        int channels = signal.Shape.Channels;
        double[] factors = new double[channels], summands = new double[channels];
        for (int i = 0; i < channels; i++)
        {
            int index = places.Length == 0 ? 0 : i, place = places.Length == 0 ? i : places[i];
            (factors[place], summands[place]) = terms(index, constant.Values[index]);
        }

        return signal with { Layer = LayerOf(signal.Layer, factors, summands, adds) };
    }

    /// <summary>A frozen normalisation by a mean of 0 and a variance of 1, which leaves the factors and the summands.</summary>
    public static Layer LayerOf(Layer input, double[] factors, double[] summands, bool adds)
    {
        int[] shape = [factors.Length];
        double[] Filled(double value) => [.. Enumerable.Repeat(value, factors.Length)];
        return new Layer("BatchNorm", input.Shape, input)
        {
            Options = [("Trainable", "false")],
            TakesActivation = true,
            WeightAxis = 0,
            IsScale = true,
            Adds = adds,
            Tensors =
            [
                new("weight", shape, factors), new("bias", shape, summands),
                new("running_mean", shape, Filled(0)), new("running_var", shape, Filled(1 - Epsilon)),
            ],
        };
    }

    private static Tensor Second(NodeReading reading) => reading.IsConstant(1)
        ? reading.Constant(1)
        : throw new ModelFileException("both of its inputs are computed; only sums and products of computed values can be imported");
}
