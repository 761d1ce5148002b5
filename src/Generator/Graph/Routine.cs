using System.Globalization;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph;

/// <summary>
/// A routine of the runtime that computes an operation's results, or a member's share of them. It is given the operation's inputs and results,
/// whose rows are padded where it does not say otherwise, and numbers.
/// </summary>
/// <param name="Method">The method, generic in the vector width.</param>
/// <param name="Arguments">What it is given besides, as C#.</param>
/// <param name="Formula">What it computes, for readers.</param>
internal sealed record Routine(string Method, EquatableArray<string> Arguments, string Formula)
{
    /// <summary>Floats that it works in besides, for one sample; it is given them behind the results.</summary>
    public long ScratchFloats { get; init; }

    /// <summary>Rows of a sample, and their columns, as arguments.</summary>
    public static string Rows(Shape shape) => FormattableString.Invariant($"{shape.RowsPerSample}, {shape.Columns}");

    /// <summary>A number as an argument.</summary>
    public static string Number(float number) => number.ToString("R", CultureInfo.InvariantCulture) + "f";
}
