using NetGen.Tool.Recognising;

namespace NetGen.Tool.Merging;

/// <summary>Puts together what a model has as nodes of its own and NetGen as one layer: products with their biases and scales, and layers with their activations.</summary>
internal static class LayerMerger
{
    private const string Activate = "Activate";

    public static ImportedNetwork Merge(ImportedNetwork network)
    {
        foreach (Layer layer in network.Layers.ToArray())
        {
            if (layer.Inputs is not [var source] || source == network.Input || source.Activation != Activation.Linear || ReadersOf(network, source) != 1)
                continue;
            if (layer.IsScale && source.WeightAxis is { } axis && CanAdd(source, layer["bias"]))
                MergeScale(source, axis, layer);
            else if (layer.Kind == Activate && source.TakesActivation)
                source.Activation = layer.Activation;
            else
                continue;
            network = Without(network, layer);
        }

        return network;
    }

    /// <summary>The network without a layer, whose readers read what it read.</summary>
    public static ImportedNetwork Without(ImportedNetwork network, Layer layer)
    {
        foreach (Layer reader in network.Layers)
        {
            for (int i = 0; i < reader.Inputs.Count; i++)
            {
                if (reader.Inputs[i] == layer)
                    reader.Inputs[i] = layer.Inputs[0];
            }
        }

        return network.Output == layer ? network with { Output = layer.Inputs[0] } : network;
    }

    private static int ReadersOf(ImportedNetwork network, Layer source) =>
        network.Layers.Count(layer => layer.Inputs.Contains(source)) + (source == network.Output ? 1 : 0);

    /// <summary>Whether a layer has a place for what is added to it.</summary>
    private static bool CanAdd(Layer source, double[] summands) =>
        source.Has("bias") || source.HasBiasOption || summands.All(summand => summand == 0);

    // Nodes can share a constant, so the values are new ones.
    private static void MergeScale(Layer source, int axis, Layer scale)
    {
        double[] factors = scale["weight"], summands = scale["bias"];
        int place = source.Tensors.FindIndex(tensor => tensor.Name == "weight");
        LayerTensor weight = source.Tensors[place];
        int inner = weight.Shape[(axis + 1)..].Aggregate(1, (product, extent) => product * extent);
        source.Tensors[place] = weight with { Values = [.. weight.Values.Select((value, i) => value * factors[i / inner % weight.Shape[axis]])] };

        if (!source.Has("bias") && summands.All(summand => summand == 0))
            return;
        if (!source.Has("bias"))
            source.Tensors.Insert(1, new LayerTensor("bias", [factors.Length], new double[factors.Length]));
        place = source.Tensors.FindIndex(tensor => tensor.Name == "bias");
        LayerTensor bias = source.Tensors[place];
        source.Tensors[place] = bias with { Values = [.. bias.Values.Select((value, i) => (value * factors[i]) + summands[i])] };
    }
}
