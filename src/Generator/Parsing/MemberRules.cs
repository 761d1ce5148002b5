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
    private Location Name => declaration.Identifier.GetLocation();

    public void Check(ImmutableArray<GeneratedMember> generated)
    {
        if (generated.FirstOrDefault(own => own.Name == type.Name) is { } namesake)
            AddCollision(namesake, type.Name, Name, "give the class another name");

        foreach (ISymbol member in type.GetMembers().Where(IsWrittenByUser))
        {
            if (generated.FirstOrDefault(own => own.CollidesWith(member)) is { } own)
                AddCollision(own, Display(member), member.Locations[0], RemedyFor(member, own));
        }

        CheckInherited(generated);
    }

    private void CheckInherited(ImmutableArray<GeneratedMember> generated)
    {
        // A field is hidden by every overload of a generated method, but is only one thing to rename.
        var reported = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (GeneratedMember own in generated)
        {
            if (FindHidden(own) is { } hidden && reported.Add(hidden))
                errors.Add(Descriptors.InheritedMemberHidden, Name, own.ToString(), Display(hidden), type.Name);
        }
    }

    private ISymbol? FindHidden(GeneratedMember own)
    {
        if (own.IsConstructor)
            return null;
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            // To derive from a network is an error of its own.
            if (attributes.IsNetwork(ancestor))
                return null;

            foreach (ISymbol member in ancestor.GetMembers(own.Name))
            {
                if (own.CollidesWith(member) && compilation.IsSymbolAccessibleWithin(member, type))
                    return member;
            }
        }
        return null;
    }

    private void AddCollision(GeneratedMember own, string name, Location location, string remedy) =>
        errors.Add(Descriptors.MemberCollides, location, name, own.ToString(), remedy);

    // A primary constructor, whose syntax is the class, is wrong for a reason of its own.
    private static bool IsWrittenByUser(ISymbol member) =>
        !member.IsImplicitlyDeclared
        && !member.Locations.All(GeneratedTree.Contains)
        && !member.DeclaringSyntaxReferences.Any(reference => member is IMethodSymbol && reference.GetSyntax() is TypeDeclarationSyntax);

    private static string RemedyFor(ISymbol member, GeneratedMember own) =>
        own.IsConstructor ? "give it other parameters"
        : own.Parameters is null || member is not IMethodSymbol ? "give it another name"
        : "give it another name or other parameters";

    private static string Display(ISymbol member) => member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
