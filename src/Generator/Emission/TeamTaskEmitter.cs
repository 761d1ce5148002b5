namespace NetGen.Generator.Emission;

/// <summary>Prints a program as a task: what each thread of a team is given to run.</summary>
internal static class TeamTaskEmitter
{
    /// <param name="writer">The writer.</param>
    /// <param name="inputType">The C# type of its inputs.</param>
    /// <param name="program">The program's name.</param>
    /// <param name="fields">What it works on besides the spans of the call, as parameters.</param>
    /// <param name="arguments">What it is called with.</param>
    /// <param name="returns">Whether it returns a loss.</param>
    public static void Emit(CodeWriter writer, string inputType, string program, string fields, string arguments, bool returns)
    {
        string call = $"Programs.{program}({arguments}, member);";
        writer.Line();
        writer.Line($"/// <summary><c>{program}</c> for a team of threads.</summary>");
        using (GeneratedMark.Type(writer, $"internal readonly struct {program}Task({fields}) : ITeamTask<{inputType}>"))
        using (writer.Block($"public float Run(ReadOnlySpan<{inputType}> inputs, Span<float> outputs, Targets targets, Member member)"))
        {
            writer.Line(returns ? "return " + call : call);
            if (!returns)
                writer.Line("return 0;");
        }
    }
}
