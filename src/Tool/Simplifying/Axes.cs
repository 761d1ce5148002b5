using NetGen.Tool.Reading;

namespace NetGen.Tool.Simplifying;

/// <summary>Axes, which a model may count from the end.</summary>
internal static class Axes
{
    public static int Of(int axis, int rank) => axis >= -rank && axis < rank
        ? (axis + rank) % rank
        : throw new ModelFileException($"its axis is {axis}, which a value of {rank} axes does not have");

    /// <summary>The axes of a node, which are an attribute up to an operator's version, and an input from there on; null where there are none.</summary>
    public static int[]? Of(OnnxNode node, Tensor? input, int rank) =>
        (node.Integers("axes") ?? input?.ToInts()) is { } axes ? [.. axes.Select(axis => Of(axis, rank)).Distinct().Order()] : null;
}
