namespace NetGen.Tool.Recognising;

/// <summary>A value as another one times a factor plus a summand for each channel: all scales in a row as one.</summary>
/// <param name="Origin">What the first of the scales reads; the value itself if it is no scale.</param>
/// <param name="Factors">The factors.</param>
/// <param name="Summands">The summands.</param>
/// <param name="Adds">Whether one of the scales adds constants, if only zeros.</param>
internal sealed record ScaleChain(Layer Origin, double[] Factors, double[] Summands, bool Adds)
{
    /// <summary>What the first of the scales in a row reads; the value itself if it is no scale.</summary>
    public static Layer OriginOf(Layer layer)
    {
        while (layer.IsScale)
            layer = layer.Inputs[0];
        return layer;
    }

    /// <param name="layer">The value.</param>
    /// <param name="passed">A kind of layers that may stand between the scales.</param>
    public static ScaleChain Of(Layer layer, string passed = "")
    {
        double[] factors = [.. Enumerable.Repeat(1.0, layer.Shape.Channels)], summands = new double[layer.Shape.Channels];
        bool adds = false;
        for (; layer.IsScale || layer.Kind == passed; layer = layer.Inputs[0])
        {
            if (!layer.IsScale)
                continue;
            double[] weight = layer["weight"], bias = layer["bias"];
            for (int i = 0; i < factors.Length; i++)
            {
                summands[i] += factors[i] * bias[i];
                factors[i] *= weight[i];
            }

            adds |= layer.Adds;
        }

        return new ScaleChain(layer, factors, summands, adds);
    }
}
