using NetGen.Generator.Graph;

namespace NetGen.Generator.Emission.Kernels.Losses;

/// <summary>Prints what softmax and its losses share in the lanes: the exponentials of a row, shifted so that none overflows.</summary>
internal static class LaneSoftmax
{
    public static void EmitExponentials(CodeWriter writer, Tensor logits, string vectorMath)
    {
        int classes = logits.Shape.Features;
        writer.Line("V largest = " + Enumerable.Range(1, classes - 1).Aggregate(
            LaneEmitter.Element(logits, 0), (largest, i) => $"V.Max({largest}, {LaneEmitter.Element(logits, i)})") + ";");
        for (int i = 0; i < classes; i++)
            writer.Line($"V exponential_{i} = {vectorMath}.Exp({LaneEmitter.Element(logits, i)} - largest);");
        writer.Line("V exponentials = " + string.Join(" + ", Enumerable.Range(0, classes).Select(i => $"exponential_{i}")) + ";");
    }
}
