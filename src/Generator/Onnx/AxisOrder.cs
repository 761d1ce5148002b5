using System.Collections.Immutable;

namespace NetGen.Generator.Onnx;

/// <summary>An order of the axes of a value [samples, positions…, columns] in ONNX. For rows without positions, all of them are the same.</summary>
internal enum AxisOrder
{
    /// <summary>[samples, positions…, columns], as in the graph.</summary>
    Rows,

    /// <summary>[samples, columns, positions…], as ONNX has images.</summary>
    Planes,

    /// <summary>[steps, samples, columns], as ONNX has what is recurrent.</summary>
    Steps,
}

internal static class AxisOrders
{
    /// <summary>The axes of a value of so many, in the order.</summary>
    public static ImmutableArray<int> Axes(this AxisOrder order, int rank) => order switch
    {
        _ when rank < 3 => [.. Enumerable.Range(0, rank)],
        AxisOrder.Planes => [0, rank - 1, .. Enumerable.Range(1, rank - 2)],
        AxisOrder.Steps => [1, 0, 2],
        _ => [.. Enumerable.Range(0, rank)],
    };
}
