namespace NetGen.Generator.Emission.Kernels.Losses;

/// <summary>
/// Prints the check, with the samples in the lanes, that rows of targets are distributions. It stands by itself, because in the loop that
/// trains it would take registers from the gradients even where there are labels instead of rows.
/// </summary>
internal static class LaneDistributions
{
    public static string Call(int rows) => $"RequireDistributions<V>(targets, {(rows == 1 ? "samples" : $"samples * {rows}")});";

    public static void Emit(CodeWriter writer, int classes)
    {
        writer.Line();
        writer.Line("// Throws if a row of targets is not a distribution.");
        using (KernelEmitter.Method(writer, "private static void RequireDistributions<V>(Targets targets, int samples)"))
        {
            writer.Line("ref float target = ref MemoryMarshal.GetReference(targets.Rows);");
            writer.Line("V wrong = V.Zero; // above 0 if a target is negative or a sum is not 1");
            using (writer.Block("for (nint next = 0; next < samples; next += V.Count)"))
            {
                writer.Line("nint sample = nint.Min(next, samples - V.Count); // the last vector can overlap the previous one");
                for (int i = 0; i < classes; i++)
                    writer.Line($"V target_{i} = V.LoadStrided(ref Unsafe.Add(ref target, sample * {classes} + {i}), {classes});");
                writer.Line($"V sum = {string.Join(" + ", Enumerable.Range(0, classes).Select(i => $"target_{i}"))};");
                writer.Line("wrong = V.Max(wrong, V.Abs(sum - V.Create(1f)) - V.Create(Targets.SumTolerance));");
                for (int i = 0; i < classes; i++)
                    writer.Line($"wrong = V.Max(wrong, -target_{i});");
            }

            writer.Line();
            writer.Line("if (V.Largest(wrong) > 0)");
            using (writer.Indent())
                writer.Line("targets.RequireDistributions();");
        }
    }
}
