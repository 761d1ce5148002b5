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
}
