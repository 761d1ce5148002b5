using NetGen.Tool.Reading;
using NetGen.Tool.Simplifying;

namespace NetGen.Tool.Recognising.Rules;

/// <summary>Products with a constant matrix.</summary>
internal static class DenseRules
{
    public static Signal Gemm(NodeReading reading)
    {
        OnnxNode node = reading.Node;
        Require.That(node.Integer("transA", 0) == 0, "it transposes its input");
        Tensor matrix = MatrixOf(reading);
        if (node.Integer("transB", 0) != 0)
            matrix = TensorMath.Transpose(matrix, [1, 0]);
        float alpha = node.Single("alpha", 1), beta = node.Single("beta", 1);
        double[]? bias = null;
        if (reading.OptionalConstant(2) is { } added)
        {
            Require.That(added.Shape.SkipLast(1).All(extent => extent == 1), $"its bias has the shape {added.Shape.Brackets()}; expected [{matrix.Shape[1]}]");
            bias = Array.ConvertAll(TensorMath.Expand(added with { Shape = [.. added.Shape.TakeLast(1)] }, [matrix.Shape[1]]).Values, value => beta * value);
            Require.That(bias.Length == matrix.Shape[1], $"its bias has {bias.Length} elements; expected {matrix.Shape[1]}");
        }

        Require.That(reading.Input.View.Rank == 2, $"it multiplies a value of shape {reading.Input.ShapeText}; expected two axes");
        return Product(reading, matrix with { Values = Array.ConvertAll(matrix.Values, value => alpha * value) }, bias);
    }

    public static Signal MatMul(NodeReading reading)
    {
        if (!reading.IsConstant(0) && !reading.IsConstant(1))
            return AttentionRules.Product(reading);
        Require.That(!reading.IsConstant(0), "it multiplies a constant by a computed value; only a computed value by a constant can be imported");
        return Product(reading, MatrixOf(reading), bias: null);
    }

    /// <summary>A dense layer on the channels.</summary>
    public static Layer Dense(Layer input, int units, double[] weight, double[]? bias, string weightName)
    {
        var layer = new Layer("Dense", input.Shape.With(units), input)
        {
            Arguments = [units.ToString(System.Globalization.CultureInfo.InvariantCulture)],
            TakesActivation = true,
            WeightAxis = 0,
            HasBiasOption = true,
            WeightName = weightName,
            Tensors = [new LayerTensor("weight", [units, input.Shape.Channels], weight)],
        };
        if (bias is not null)
            layer.Tensors.Add(new LayerTensor("bias", [units], bias));
        return layer;
    }

    private static Tensor MatrixOf(NodeReading reading) => reading.Constant(1) is { Rank: 2 } matrix
        ? matrix
        : throw new ModelFileException($"its second input has the shape {reading.Constant(1).Shape.Brackets()}; expected a matrix");

    private static Signal Product(NodeReading reading, Tensor matrix, double[]? bias)
    {
        int axis = reading.Input.View.Rank - 1, units = matrix.Shape[1];
        Require.That(axis >= 0, "it multiplies a single number");
        Signal input = reading.Input.WithChannels(axis);
        int channels = input.Shape.Channels;
        Require.That(matrix.Shape[0] == channels, $"it multiplies {channels} values by a matrix of shape {matrix.Shape.Brackets()}");
        Require.That(units > 0, "it has no outputs");

        int[] places = input.View.IndicesOf(axis);
        double[] weight = new double[matrix.Values.Length];
        for (int i = 0; i < channels; i++)
        {
            for (int unit = 0; unit < units; unit++)
                weight[(unit * channels) + places[i]] = matrix.Values[(i * units) + unit];
        }

        Layer layer = Dense(input.Layer, units, weight, bias, matrix.Name);
        return new Signal(layer, input.View.With(axis, layer.Shape.Channel));
    }
}
