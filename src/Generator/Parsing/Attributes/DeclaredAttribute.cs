using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Parsing.Attributes;

/// <summary>One of NetGen's attributes where the user wrote it.</summary>
internal sealed class DeclaredAttribute(AttributeData data, AttributeReader reader)
{
    private const string Suffix = nameof(Attribute);

    public AttributeData Data { get; } = data;

    public AttributeReader Reader { get; } = reader;

    public AttributeRole Role => Reader.Role;

    /// <summary>The class that a generic attribute is of, as <c>PreNorm</c> in <c>[Block&lt;PreNorm&gt;]</c>; null where it is none, or no class.</summary>
    public INamedTypeSymbol? TypeArgument =>
        Data.AttributeClass is { Arity: 1 } generic && generic.TypeArguments[0] is INamedTypeSymbol { TypeKind: TypeKind.Class } type ? type.OriginalDefinition : null;

    /// <summary>The attribute as users know it: <c>[Dense]</c>.</summary>
    public string DisplayName
    {
        get
        {
            string name = Reader.ClassName.Split('`')[0];
            name = name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
            return TypeArgument is { } type ? $"[{name}<{type.Name}>]" : $"[{name}]";
        }
    }

    public AttributeSyntax? Syntax { get; } = data.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;

    /// <summary>The declaration of the class that the attribute stands on; a partial class has several.</summary>
    public TypeDeclarationSyntax? Declaration => Syntax?.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    public Location Location => Syntax?.GetLocation() ?? Location.None;

    /// <summary>Where the class is given that a generic attribute is of.</summary>
    public Location TypeArgumentLocation =>
        Syntax?.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().LastOrDefault()?.TypeArgumentList.Arguments[0].GetLocation() ?? Location;

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

    /// <summary>Where what lowering has found wrong is written.</summary>
    public Location LocationOf(LoweringError error) => error.Argument is { } argument ? LocationOf(argument, error.Element) : Location;

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
