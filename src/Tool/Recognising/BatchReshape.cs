using NetGen.Tool.Reading;
using NetGen.Tool.Simplifying;

namespace NetGen.Tool.Recognising;

/// <summary>Reshapes of a whole batch. A model for a fixed number of samples may have it in the target.</summary>
internal static class BatchReshape
{
    public static int[] ShapeOf(OnnxNode node, int[] shape, int[] target, int? fixedSamples)
    {
        // What the model's samples are in the target stands for any number of them.
        int place = fixedSamples is { } samples && target.Length > 0 && !target.Contains(View.Samples) ? Array.IndexOf(target, samples) : -1;
        bool isSizedOtherwise = place >= 0 && !(target.Contains(-1) && place > Array.IndexOf(target, -1)) && !(target[0] == 0 && shape[0] == View.Samples);
        return ShapeChanges.Reshape(node, shape, isSizedOtherwise ? [.. target[..place], View.Samples, .. target[(place + 1)..]] : target);
    }
}
