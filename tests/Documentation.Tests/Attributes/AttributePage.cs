using System.Collections.Immutable;
using NetGen.Documentation.Tests.Markdown;

namespace NetGen.Documentation.Tests.Attributes;

/// <summary>What <c>docs/attributes.md</c> says of the attributes.</summary>
internal static class AttributePage
{
    public const string Path = "docs/attributes.md";

    private static readonly Page Text = Page.Read(Path);

    /// <summary>The attributes of the runtime; one of a class, as <c>Block&lt;T&gt;</c> is, of any.</summary>
    public static IEnumerable<Type> Attributes { get; } =
    [
        .. typeof(NetworkAttribute).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Attribute)))
            .Select(type => type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(object)) : type),
    ];

    public static IEnumerable<PageTable> Tables => Text.Tables;

    /// <summary>The headings, each with the chapter that it is in.</summary>
    public static IEnumerable<(string Chapter, string Heading)> Headings => Text.Headings;

    /// <summary>An attribute as it is written in code.</summary>
    public static string NameOf(Type attribute) =>
        attribute.Name.Split('`')[0][..^nameof(Attribute).Length] + (attribute.IsGenericType ? "<T>" : "");

    /// <summary>The table of an attribute's options; none for one without any.</summary>
    public static PageTable? TableOf(Type attribute) => Tables.SingleOrDefault(table => table.Heading == $"`[{NameOf(attribute)}]`");

    /// <summary>The names in a table's first column, of which a row may have several.</summary>
    public static IEnumerable<string> NamesIn(PageTable table) => table.Body.SelectMany(row => NamesIn(row[0]));

    /// <summary>The row of an option.</summary>
    public static ImmutableArray<string> RowOf(PageTable table, string option) =>
        table.Body.Single(row => NamesIn(row[0]).Contains(option));

    private static IEnumerable<string> NamesIn(string cell) =>
        cell.Split('`').Where((_, i) => i % 2 == 1).Select(code => code.Split('(')[0]);
}
