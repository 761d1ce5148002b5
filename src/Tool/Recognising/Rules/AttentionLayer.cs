using System.Globalization;
using NetGen.Tool.Checking;

namespace NetGen.Tool.Recognising.Rules;

/// <summary>The layer of self-attention, with the projections before it. The one after it is the identity until a product follows.</summary>
internal static class AttentionLayer
{
    private const string OutputWeight = "out_proj.weight", OutputBias = "out_proj.bias";

    /// <param name="queries">The queries of all heads.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="values">The values.</param>
    /// <param name="factors">What the queries of each head are multiplied by.</param>
    /// <param name="isCausal">Whether no step sees a later one.</param>
    public static Layer Of(Layer queries, Layer keys, Layer values, double[] factors, bool isCausal)
    {
        Layer[] parts = [queries, keys, values];
        int features = values.Shape.Channels, heads = factors.Length, size = features / heads;
        Require.That(
            parts.All(part => part.Shape.Channels == features),
            $"its queries and keys have {queries.Shape.Channels} channels, and its values {features}; NetGen's attention has the same number of each");
        Layer[] sources = [.. SourcesOf(queries).Where(source => SourcesOf(keys).Contains(source) && SourcesOf(values).Contains(source))];
        Require.That(sources.Length > 0, "its queries, keys and values are not computed from the same sequence; NetGen has self-attention only");
        Layer source = sources.FirstOrDefault(source => source.Shape.Channels == features)
            ?? throw new ModelFileException(
                $"its heads have {features} channels in all, and its sequence {sources[0].Shape.Channels}; NetGen's attention has the same number of both");

        Require.AtMost(SizeLimits.Units, features, "features of a step");
        var projections = parts.Select(part => Projection(part, source)).ToArray();
        for (int row = 0; row < features; row++)
        {
            double factor = factors[row / size];
            for (int column = 0; column < features; column++)
                projections[0].Weight[(row * features) + column] *= factor;
            projections[0].Bias[row] *= factor;
        }

        var layer = new Layer("Attention", new SampleShape(source.Shape.Spatial, features), source)
        {
            Arguments = [heads.ToString(CultureInfo.InvariantCulture)],
            Options = isCausal ? [("Causal", "true")] : [],
            TakesActivation = true,
            HasBiasOption = true,
            EndsInIdentity = true,
            WeightName = queries.WeightName,
            Tensors = [new("in_proj_weight", [3 * features, features], [.. projections.SelectMany(projection => projection.Weight)])],
        };
        bool hasBias = projections.Any(projection => projection.HasBias);
        if (hasBias)
            layer.Tensors.Add(new LayerTensor("in_proj_bias", [3 * features], [.. projections.SelectMany(projection => projection.Bias)]));
        SetOutput(layer, Identity(features), hasBias ? new double[features] : null);
        return layer;
    }

    /// <summary>Takes a product after the attention for its last one.</summary>
    public static void Project(Layer attention, Layer product)
    {
        int features = attention.Shape.Channels;
        double[]? bias = product.Has("bias") ? product["bias"] : null;
        bool hasBias = attention.Has("in_proj_bias");
        attention.Tensors.RemoveAll(tensor => tensor.Name is OutputWeight or OutputBias);
        if (bias is not null && !hasBias)
            attention.Tensors.Insert(1, new LayerTensor("in_proj_bias", [3 * features], new double[3 * features]));
        SetOutput(attention, product["weight"], hasBias ? bias ?? new double[features] : bias);
        (attention.Activation, attention.EndsInIdentity) = (product.Activation, false);
        if (product.WeightName.EndsWith("." + OutputWeight, StringComparison.Ordinal))
            attention.WeightName = product.WeightName;
    }

    private static void SetOutput(Layer attention, double[] weight, double[]? bias)
    {
        int features = attention.Shape.Channels;
        attention.Tensors.Add(new LayerTensor(OutputWeight, [features, features], weight));
        if (bias is not null)
            attention.Tensors.Add(new LayerTensor(OutputBias, [features], bias));
    }

    /// <summary>What a value can be a projection of: what its product reads, or itself.</summary>
    private static IEnumerable<Layer> SourcesOf(Layer layer)
    {
        Layer origin = ScaleChain.OriginOf(layer);
        return origin.Kind == "Dense" ? [origin.Inputs[0], origin] : [origin];
    }

    /// <summary>The weight and the bias by which a value follows from its source, and whether the model has such a bias.</summary>
    private static (double[] Weight, double[] Bias, bool HasBias) Projection(Layer layer, Layer source)
    {
        int features = layer.Shape.Channels;
        ScaleChain chain = ScaleChain.Of(layer);
        Layer? product = chain.Origin == source ? null : chain.Origin;
        bool hasBias = product?.Has("bias") == true;
        double[] weight = product is null ? Identity(features) : [.. product["weight"]], bias = hasBias ? [.. product!["bias"]] : new double[features];
        for (int i = 0; i < weight.Length; i++)
            weight[i] *= chain.Factors[i / features];
        for (int i = 0; i < features; i++)
            bias[i] = (bias[i] * chain.Factors[i]) + chain.Summands[i];
        return (weight, bias, hasBias || chain.Adds);
    }

    private static double[] Identity(int features)
    {
        double[] weight = new double[features * features];
        for (int i = 0; i < features; i++)
            weight[i * (features + 1)] = 1;
        return weight;
    }
}
