using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Parsing.Attributes;

/// <summary>One of NetGen's attributes where the user wrote it.</summary>
internal sealed class DeclaredAttribute(AttributeData data, AttributeReader reader)
{
    private const string Suffix = nameof(Attribute);

    public AttributeData Data { get; } = data;

    public AttributeReader Reader { get; } = reader;

    public AttributeRole Role => Reader.Role;

    /// <summary>The attribute as users know it: <c>[Dense]</c>.</summary>
    public string DisplayName
    {
        get
        {
            string name = Reader.ClassName;
            return $"[{(name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name)}]";
        }
    }

    public AttributeSyntax? Syntax { get; } = data.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;

    /// <summary>The declaration of the class that the attribute stands on; a partial class has several.</summary>
    public TypeDeclarationSyntax? Declaration => Syntax?.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    public Location Location => Syntax?.GetLocation() ?? Location.None;

    /// <summary>Where the argument <paramref name="name"/> is given; the attribute where it is left out.</summary>
    public Location LocationOf(string name) => FindSyntax(name)?.Expression.GetLocation() ?? Location;

    /// <summary>Where an element of an argument is given that takes any number of them.</summary>
    public Location LocationOf(string name, int element)
    {
        AttributeArgumentSyntax[] unnamed =
            [.. Syntax?.ArgumentList?.Arguments.Where(argument => argument is { NameEquals: null, NameColon: null }) ?? []];
        int position = PositionOf(name) + element;
        return PositionOf(name) >= 0 && position < unnamed.Length ? unnamed[position].Expression.GetLocation() : LocationOf(name);
    }

    private AttributeArgumentSyntax? FindSyntax(string name)
    {
        if (Syntax?.ArgumentList is not { } list)
            return null;

        foreach (AttributeArgumentSyntax argument in list.Arguments)
        {
            if ((argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText == name)
                return argument;
        }

        int position = PositionOf(name);
        return position >= 0 && position < list.Arguments.Count && list.Arguments[position] is { NameEquals: null, NameColon: null } unnamed
            ? unnamed
            : null;
    }

    private int PositionOf(string parameterName) =>
        Data.AttributeConstructor?.Parameters.FirstOrDefault(parameter => parameter.Name == parameterName)?.Ordinal ?? -1;
}
