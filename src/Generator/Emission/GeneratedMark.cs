namespace NetGen.Generator.Emission;

/// <summary>
/// Prints the attributes that tell tools that code is generated. In the user's class they stand on each member: what the user wrote there is measured
/// and analysed as before.
/// </summary>
internal static class GeneratedMark
{
    private const string Excluded = "global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage";

    private static string Generated { get; } =
        $"global::System.CodeDom.Compiler.GeneratedCode(\"NetGen\", \"{typeof(GeneratedMark).Assembly.GetName().Version!.ToString(fieldCount: 3)}\")";

    /// <summary>Marks a constant or a field, in which no code can be covered.</summary>
    public static void Field(CodeWriter writer) => writer.Line($"[{Generated}]");

    /// <summary>Marks a member with code.</summary>
    public static void Member(CodeWriter writer) => writer.Line($"[{Generated}, {Excluded}]");

    /// <summary>Opens a type of the generated file.</summary>
    public static CodeWriter.Scope Type(CodeWriter writer, string head)
    {
        Member(writer);
        return writer.Block(head);
    }

    /// <summary>Opens an interface of the generated file, which has no code.</summary>
    public static CodeWriter.Scope Interface(CodeWriter writer, string head)
    {
        Field(writer);
        return writer.Block(head);
    }
}
