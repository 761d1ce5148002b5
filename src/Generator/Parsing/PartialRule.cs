using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parsing;

/// <summary>That a network, and the types around it, can be given another part.</summary>
internal static class PartialRule
{
    private static bool Holds(INamedTypeSymbol type) => TypeDeclarations.Of(type).All(IsPartial);

    /// <param name="type">The network, or a type around it.</param>
    /// <param name="network">The network.</param>
    /// <param name="errors">Hears of it.</param>
    public static void Check(INamedTypeSymbol type, INamedTypeSymbol network, ParseErrors errors)
    {
        if (Holds(type))
            return;

        // Several declarations of which some are not partial are an error of C# itself (CS0260, CS0101).
        TypeDeclarationSyntax[] declarations = [.. TypeDeclarations.Of(type)];
        if (declarations.Length > 1)
            errors.AddReportedElsewhere();
        else
            errors.Add(Descriptors.NotPartial, declarations[0].Identifier.GetLocation(), type.Name, network.Name, TypeNames.KeywordOf(type));
    }

    /// <summary>The same of a type around the network, which is reported when that type is looked at.</summary>
    public static void CheckContainer(INamedTypeSymbol container, INamedTypeSymbol network, ParseErrors errors)
    {
        var found = new ParseErrors(report: null);
        Check(container, network, found);
        if (found.Any)
            errors.AddReportedElsewhere(found.First);
    }

    private static bool IsPartial(TypeDeclarationSyntax declaration) => declaration.Modifiers.Any(SyntaxKind.PartialKeyword);
}
