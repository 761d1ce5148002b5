using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Parsing;

/// <summary>How a class is named where it is declared again.</summary>
internal static class TypeNames
{
    public static TypeIdentity IdentityOf(INamedTypeSymbol type)
    {
        IEnumerable<ContainingType> containers = ContainersOf(type)
            .Reverse()
            .Select(container => new ContainingType(KeywordOf(container), Escape(container.Name)));
        return new TypeIdentity(NamespaceOf(type), new([.. containers]), Escape(type.Name));
    }

    /// <summary>The types that <paramref name="type"/> is nested in, innermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> ContainersOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
            yield return container;
    }

    public static string KeywordOf(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    private static string? NamespaceOf(INamedTypeSymbol type)
    {
        var parts = new Stack<string>();
        for (INamespaceSymbol space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            parts.Push(Escape(space.Name));
        return parts.Count == 0 ? null : string.Join(".", parts);
    }

    private static string Escape(string name) => MustEscape(name) ? "@" + name : name;

    // Contextual keywords are all lower case, and so are the names that the compiler warns of (CS8981) unless they are escaped.
    private static bool MustEscape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || name.All(letter => letter is >= 'a' and <= 'z');
}
