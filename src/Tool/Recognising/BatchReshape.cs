using NetGen.Tool.Reading;
using NetGen.Tool.Simplifying;

namespace NetGen.Tool.Recognising;

/// <summary>Reshapes of a whole batch. A model for a fixed number of samples has that number in the target, by itself or as a factor of an extent.</summary>
internal static class BatchReshape
{
    /// <param name="node">The node.</param>
    /// <param name="shape">The shape, with <see cref="View.Samples"/> for the samples.</param>
    /// <param name="before">How many elements, of one sample each, come before the next sample in memory: the extents outside of the samples.</param>
    /// <param name="target">What the node states.</param>
    /// <param name="fixedSamples">The number of samples that the model fixes.</param>
    public static int[] ShapeOf(OnnxNode node, int[] shape, long before, int[] target, int? fixedSamples)
    {
        if (fixedSamples is not { } samples || samples == 1 || !shape.Any(View.IsOfSamples))
            return ShapeChanges.Reshape(node, shape, target);
        int[] fixedShape = [.. shape.Select(extent => View.IsOfSamples(extent) ? extent / View.Samples * samples : extent)];
        int[] stated = ShapeChanges.Reshape(node, fixedShape, [.. target.Select(extent => View.IsOfSamples(extent) ? extent / View.Samples * samples : extent)]);

        // The samples are in the extent that begins at or before them, and ends at or after them.
        long outer = 1;
        for (int axis = 0; axis < stated.Length; axis++)
        {
            long through = outer * stated[axis];
            if (before % outer == 0 && through % (before * samples) == 0)
                return [.. stated[..axis], Times(stated[axis] / samples), .. stated[(axis + 1)..]];
            outer = through;
        }

        throw new ModelFileException($"it turns the shape {fixedShape.Brackets()} into {stated.Brackets()}, across the {samples} samples of the model");
    }

    private static int Times(int extent) => (long)extent * View.Samples <= int.MaxValue
        ? extent * View.Samples
        : throw new ModelFileException($"it makes an extent of {extent} for each sample, which is too large");
}
