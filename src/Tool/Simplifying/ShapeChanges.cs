using NetGen.Tool.Reading;

namespace NetGen.Tool.Simplifying;

/// <summary>The shapes that the operators give which change only a shape.</summary>
internal static class ShapeChanges
{
    public static int[] Flatten(OnnxNode node, int[] shape)
    {
        int axis = node.Integer("axis", 1);
        if (axis != shape.Length)
            axis = Axes.Of(axis, Math.Max(shape.Length, 1));
        return [CountOf(shape[..axis]), CountOf(shape[axis..])];
    }

    public static int[] Squeeze(OnnxNode node, Tensor? input, int[] shape)
    {
        int[] axes = Axes.Of(node, input, shape.Length) ?? [.. shape.Index().Where(extent => extent.Item == 1).Select(extent => extent.Index)];
        return axes.All(axis => shape[axis] == 1)
            ? [.. shape.Index().Where(extent => !axes.Contains(extent.Index)).Select(extent => extent.Item)]
            : throw new ModelFileException($"it removes the axes {axes.Brackets()} of the shape {shape.Brackets()}, whose extents are not all 1");
    }

    public static int[] Unsqueeze(OnnxNode node, Tensor? input, int[] shape)
    {
        int count = (node.Integers("axes") ?? input?.ToInts() ?? []).Length;
        int[] axes = Axes.Of(node, input, Math.Min(shape.Length + count, 64)) ?? [];
        var result = new List<int>(shape);
        foreach (int axis in axes)
            result.Insert(Math.Min(axis, result.Count), 1);
        return [.. result];
    }

    /// <summary>The shape that Reshape gives: 0 keeps an extent, and -1 stands for what is left.</summary>
    public static int[] Reshape(OnnxNode node, int[] shape, int[] target)
    {
        bool keepsZeros = node.Integer("allowzero", 0) == 0;
        int[] result = [.. target.Select((extent, axis) => extent == 0 && keepsZeros && axis < shape.Length ? shape[axis] : extent)];
        int open = Array.IndexOf(result, -1);
        Int128 known = Product(result.Where((_, axis) => axis != open)), all = Product(shape);
        if (open >= 0 && known > 0 && all % known == 0)
            result[open] = (int)Int128.Min(all / known, int.MaxValue);
        return result.All(extent => extent > 0) && Product(result) == all
            ? result
            : throw new ModelFileException($"it turns the shape {shape.Brackets()} into {target.Brackets()}");
    }

    private static int CountOf(int[] shape) => Product(shape) is var count && count <= int.MaxValue
        ? (int)count
        : throw new ModelFileException($"its input has the shape {shape.Brackets()}, which is too large");

    private static Int128 Product(IEnumerable<int> shape) =>
        shape.Aggregate(Int128.One, (product, extent) => product > long.MaxValue ? product : product * extent);
}
