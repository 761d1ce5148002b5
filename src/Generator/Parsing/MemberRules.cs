using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Parsing;

/// <summary>Keeps the user's members, and those that a base class brings, apart from the generated ones.</summary>
internal sealed class MemberRules(
    INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation compilation, AttributeTable attributes, ParseErrors errors)
{
    public void Check(ImmutableArray<GeneratedMember> generated)
    {
        foreach (GeneratedMember own in generated)
        {
            if (own.Name == type.Name)
                Add(own, type.Name, declaration.Identifier.GetLocation(), "give the class another name");

            foreach (ISymbol member in type.GetMembers(own.Name).Where(IsWrittenByUser).Where(own.CollidesWith))
                Add(own, Display(member), member.Locations[0], RemedyFor(own));

            if (FindHidden(own) is { } hidden)
                errors.Add(Descriptors.InheritedMemberHidden, declaration.Identifier.GetLocation(), own.ToString(), Display(hidden), type.Name);
        }
    }

    private ISymbol? FindHidden(GeneratedMember own)
    {
        if (own.IsConstructor)
            return null;
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null && !attributes.IsNetwork(ancestor); ancestor = ancestor.BaseType)
        {
            foreach (ISymbol member in ancestor.GetMembers(own.Name))
            {
                if (own.CollidesWith(member) && compilation.IsSymbolAccessibleWithin(member, type))
                    return member;
            }
        }
        return null;
    }

    private void Add(GeneratedMember own, string name, Location location, string remedy) =>
        errors.Add(Descriptors.MemberCollides, location, name, own.ToString(), remedy);

    // A primary constructor, whose syntax is the class, is wrong for a reason of its own.
    private static bool IsWrittenByUser(ISymbol member) =>
        !member.IsImplicitlyDeclared
        && !member.Locations.All(GeneratedTree.Contains)
        && !member.DeclaringSyntaxReferences.Any(reference => member is IMethodSymbol && reference.GetSyntax() is TypeDeclarationSyntax);

    private static string RemedyFor(GeneratedMember own) =>
        own.IsConstructor ? "give it other parameters"
        : own.Parameters is null ? "give it another name"
        : "give it another name or other parameters";

    private static string Display(ISymbol member) => member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
