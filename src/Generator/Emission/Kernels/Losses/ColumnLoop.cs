using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels.Losses;

/// <summary>
/// Prints loops over the columns of padded rows: one over the vectors that are whole at any width, one over those that may reach into the
/// padding. The caller's rows of targets have no padding: their last columns are copied next to some first.
/// </summary>
internal sealed class ColumnLoop(CodeWriter writer, int columns)
{
    private readonly int _whole = columns / MatrixLayout.VectorFloats * MatrixLayout.VectorFloats;

    private int Rest => columns - _whole;

    /// <summary>Prints the padded end of a row of targets; once in a method.</summary>
    public void EmitTargetMemory()
    {
        if (Rest > 0)
            writer.Line($"Span<float> lastTargets = stackalloc float[{MatrixLayout.VectorFloats}]; // the end of a row of targets, padded");
    }

    /// <summary>Prints where the loops find a sample's row of targets.</summary>
    public void EmitTargetRow()
    {
        if (_whole > 0)
            writer.Line($"ref float target = ref Unsafe.Add(ref MemoryMarshal.GetReference(targets.Rows), sample * {columns});");
        if (Rest == 0)
            return;
        string row = columns == 1 ? "sample" : $"sample * {columns}";
        writer.Line(columns == 1
            ? "lastTargets[0] = targets.Rows[sample];"
            : $"targets.Rows.Slice({(_whole > 0 ? $"{row} + {_whole}" : row)}, {Rest}).CopyTo(lastTargets);");
    }

    /// <summary>Prints the loops.</summary>
    public void Emit(Action<ColumnVector> body)
    {
        if (_whole > 0)
        {
            using (writer.Block($"for (nint column = 0; column < {_whole}; column += V.Count)"))
                body(new ColumnVector("V.Load(ref target, column)", null));
        }

        if (Rest == 0)
            return;
        string offset = _whole > 0 ? $"column - {_whole}" : "column";
        using (writer.Block($"for (nint column = {_whole}; column < {columns}; column += V.Count)"))
        {
            body(new ColumnVector(
                $"V.Load(ref MemoryMarshal.GetReference(lastTargets), {offset})", $"V.Create({columns} - column) - V.Indices"));
        }
    }

    /// <summary>Prints that the padding of a row becomes zero.</summary>
    public void EmitClearPadding(string row)
    {
        if (Rest > 0)
            writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref {row}, {columns}), {MatrixLayout.Pad(columns) - columns}).Clear();");
    }
}

/// <summary>The vector at the loops' <c>column</c>.</summary>
/// <param name="Target">The expression that loads its targets.</param>
/// <param name="Inside">An expression that is positive in its lanes before the padding; null where none is in it.</param>
internal sealed record ColumnVector(string Target, string? Inside)
{
    /// <summary>The value, and 0 in the padding.</summary>
    public string Masked(string value) => Inside is null ? value : $"V.IfPositive({Inside}, {value}, V.Zero)";
}
