using System.Collections.Immutable;

namespace NetGen.Documentation.Tests.Markdown;

/// <summary>A table of a page.</summary>
/// <param name="Chapter">The heading of the second level that it stands under.</param>
/// <param name="Heading">The last heading before it.</param>
/// <param name="Rows">The cells' text; the first row is the table's head.</param>
internal sealed record PageTable(string Chapter, string Heading, ImmutableArray<ImmutableArray<string>> Rows)
{
    public IEnumerable<ImmutableArray<string>> Body => Rows.Skip(1);

    public string Cell(ImmutableArray<string> row, string column) => row[Rows[0].IndexOf(column)];
}
