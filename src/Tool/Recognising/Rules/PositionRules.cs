using NetGen.Tool.Reading;

namespace NetGen.Tool.Recognising.Rules;

/// <summary>A learned row for each step, which is added.</summary>
internal static class PositionRules
{
    /// <summary>The sum with a constant that has a value for each step and feature; null if it has not.</summary>
    public static Signal? Add(Signal signal, Tensor constant)
    {
        View view = signal.View;
        int[] steps = [.. AxesOf(Axis.First)], channels = [.. AxesOf(Axis.Channel)];
        if (signal.Shape.Spatial is not [var count] || steps is not [var first] || channels is not [var second] || first > second
            || !view.Is(first, signal.Shape.Position(0)) || !view.Is(second, signal.Shape.Channel) || constant.Rank > view.Rank
            || constant.Values.Length != signal.Shape.Elements)
        {
            return null;
        }

        int[] shape = [.. Enumerable.Range(0, view.Rank).Select(axis => axis == first ? count : axis == second ? signal.Shape.Channels : 1)];
        if (!shape.TakeLast(constant.Rank).SequenceEqual(constant.Shape))
            return null;
        var layer = new Layer("PositionEmbedding", signal.Shape, signal.Layer)
        {
            TakesActivation = true,
            WeightName = constant.Name,
            Tensors = [new LayerTensor("weight", [count, signal.Shape.Channels], constant.Values)],
        };
        return signal with { Layer = layer };

        IEnumerable<int> AxesOf(Axis axis) => Enumerable.Range(0, view.Rank).Where(place => view[place].Any(atom => atom.Axis == axis));
    }
}
