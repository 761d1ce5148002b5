using NetGen.Tool.Checking;
using NetGen.Tool.Reading;

namespace NetGen.Tool.Recognising;

/// <summary>The shape of a model's input, with the axis of its samples.</summary>
internal static class InputShape
{
    /// <summary>
    /// The shape, with <see cref="View.Samples"/> for any number of samples but one, the axis of the samples, and their number if the model fixes it.
    /// </summary>
    public static (int[] Shape, int Batch, int? FixedSamples) Of(OnnxValue input, IReadOnlyList<long?>? stated)
    {
        long?[] extents = [.. stated ?? input.Extents ?? throw new ModelFileException($"The input {input.Name.Quote()} has no shape. Give it with --shape.")];
        if (input.Extents is { } own && own.Count != extents.Length)
            throw new ModelFileException($"The shape [{string.Join(", ", extents)}] has {extents.Length} axes; expected {own.Count}, as the input {input.Name.Quote()} has.");

        // The samples are along the axis that is not fixed, and else along the first one.
        int[] open = [.. Enumerable.Range(0, extents.Length).Where(axis => extents[axis] is null)];
        if (extents.Length is 0 or > 5 || open.Length > 1)
        {
            throw new ModelFileException(
                $"The input {input.Name.Quote()} has the shape {input.ShapeText}; expected one axis of samples, and fixed extents. Fix the others with --shape, such as --shape n,3,32,32.");
        }

        int batch = open.Length == 1 ? open[0] : 0;
        const int Most = SizeLimits.ImageInputs;
        Int128 values = extents.Where((_, axis) => axis != batch).Aggregate(Int128.One, (product, extent) => product > Most ? product : product * extent!.Value);
        if (values > Most)
            throw new ModelFileException($"The input {input.Name.Quote()} has the shape {input.ShapeText}; a sample has at most {Most} values.");
        int? samples = extents[batch] is { } count and <= int.MaxValue ? (int)count : null;
        return ([.. extents.Select((extent, axis) => axis == batch && samples != 1 ? View.Samples : (int)extent!.Value)], batch, samples);
    }
}
