using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints loops over the columns of a row, as many at a time as a vector has lanes. Padded rows are as long as whole vectors; where their
/// padding must not count, the last vector is masked. Of other rows the last columns run one by one.
/// </summary>
internal sealed class LaneLoops(CodeWriter writer, int columns, LoopSchedule schedule)
{
    private readonly int _padded = MatrixLayout.Pad(columns);
    private bool _isDeclared;
    private bool _hasRun;

    private bool IsWhole => columns == _padded;

    /// <summary>Prints the variable that all loops of a row share, where one goes on where another has ended.</summary>
    public void Declare()
    {
        _isDeclared = schedule.IsExact || !IsWhole;
        if (_isDeclared)
            writer.Line("nint column = 0;");
        _hasRun = false;
    }

    /// <summary>A value in the lanes before the padding, and in the others another, or 0.</summary>
    public static string Masked(string? inside, string value, string otherwise = "V.Zero") =>
        inside is null ? value : $"V.IfPositive({inside}, {value}, {otherwise})";

    /// <summary>Prints the loops; the lines of their body depend on the vector type, and on what is positive in the lanes before the padding.</summary>
    public void Emit(bool masks, Func<string, string?, IReadOnlyList<string>> body)
    {
        if (schedule.IsExact)
        {
            Begin();
            Loop($"column <= {columns} - V.Count", "column += V.Count", "V", null);
            Loop($"column < {columns}", "column++", "V1", null);
        }
        else if (masks && !IsWhole)
        {
            Begin();
            if (columns >= MatrixLayout.VectorFloats / 4)
                Loop($"column <= {columns} - V.Count", "column += V.Count", "V", null);
            Loop($"column < {columns}", "column += V.Count", "V", $"V.Create({columns} - column) - V.Indices");
        }
        else
        {
            string first = _isDeclared ? "column = 0" : "nint column = 0";
            EmitLoop($"for ({first}; column < {_padded}; column += V.Count)", body("V", null));
            _hasRun = true;
        }

        void Loop(string condition, string step, string width, string? inside) => EmitLoop($"for (; {condition}; {step})", body(width, inside));
    }

    /// <summary>Prints that what follows the last column, up to an end, becomes 0.</summary>
    /// <param name="row">The memory.</param>
    /// <param name="column">Where the current column is in it.</param>
    /// <param name="end">The end of the padding.</param>
    public void EmitClear(string row, string column, int end)
    {
        (string step, string clear) = schedule.IsExact
            ? ("column++", $"Unsafe.Add(ref {row}, {column}) = 0;")
            : ("column += V.Count", $"V.Zero.Store(ref {row}, {column});");
        writer.Line($"for (; column < {end}; {step})");
        using (writer.Indent())
            writer.Line(clear);
    }

    private void EmitLoop(string head, IReadOnlyList<string> lines)
    {
        if (lines.Count == 1)
            writer.Line(head);
        using (lines.Count == 1 ? writer.Indent() : writer.Block(head))
        {
            foreach (string line in lines)
                writer.Line(line);
        }
    }

    private void Begin()
    {
        if (!_isDeclared)
            Declare();
        else if (_hasRun)
            writer.Line("column = 0;");
        _hasRun = true;
    }
}
