using NetGen.Tool.Recognising;
using NetGen.Tool.Recognising.Rules;

namespace NetGen.Tool.Merging;

/// <summary>Puts together what a model has as nodes of its own and NetGen as one layer: products with their biases and scales, and layers with their activations.</summary>
internal static class LayerMerger
{
    private const string Activate = "Activate";

    // The last products of attention come with their biases and activations.
    public static ImportedNetwork Merge(ImportedNetwork network) => MergeEach(MergeEach(network, MergeIntoSource), MergeProjection);

    private static ImportedNetwork MergeEach(ImportedNetwork network, Func<Layer, Layer, bool> merge)
    {
        foreach (Layer layer in network.Layers.ToArray())
        {
            bool isMerged = layer.Inputs is [var source] && source != network.Input && source.Activation == Activation.Linear && ReadersOf(network, source) == 1
                && merge(source, layer);
            if (isMerged)
                network = Without(network, layer);
        }

        return network;
    }

    private static bool MergeIntoSource(Layer source, Layer layer)
    {
        if (layer.IsScale && source.WeightAxis is { } axis && CanAdd(source, layer))
            MergeScale(source, axis, layer);
        else if (layer.Kind == Activate && source.TakesActivation && !source.EndsInIdentity)
            source.Activation = layer.Activation;
        else
            return false;
        return true;
    }

    private static bool MergeProjection(Layer source, Layer layer)
    {
        if (source.EndsInIdentity && layer.Kind == "Dense" && layer.Shape.Channels == source.Shape.Channels)
            AttentionLayer.Project(source, layer);
        else if (source.EndsInIdentity && layer.Kind == Activate)
            source.Activation = layer.Activation;
        else
            return false;
        return true;
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
    private static bool CanAdd(Layer source, Layer scale) => source.Has("bias") || source.HasBiasOption || !scale.Adds;

    // Nodes can share a constant, so the values are new ones.
    private static void MergeScale(Layer source, int axis, Layer scale)
    {
        double[] factors = scale["weight"], summands = scale["bias"];
        int place = source.Tensors.FindIndex(tensor => tensor.Name == "weight");
        LayerTensor weight = source.Tensors[place];
        int inner = weight.Shape[(axis + 1)..].Aggregate(1, (product, extent) => product * extent);
        source.Tensors[place] = weight with { Values = [.. weight.Values.Select((value, i) => value * factors[i / inner % weight.Shape[axis]])] };

        if (!source.Has("bias") && !scale.Adds)
            return;
        if (!source.Has("bias"))
            source.Tensors.Insert(1, new LayerTensor("bias", [factors.Length], new double[factors.Length]));
        place = source.Tensors.FindIndex(tensor => tensor.Name == "bias");
        LayerTensor bias = source.Tensors[place];
        source.Tensors[place] = bias with { Values = [.. bias.Values.Select((value, i) => (value * factors[i]) + summands[i])] };
    }
}
