using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Parsing;

/// <summary>What a class has to be for a network's code to be added to it.</summary>
internal sealed class ClassRules(
    INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation compilation, AttributeTable attributes, ParseErrors errors)
{
    public void Check()
    {
        CheckPartial();
        CheckKind();
        CheckPrimaryConstructor();
        CheckBaseConstructor();
    }

    private void CheckPartial()
    {
        PartialRule.Check(type, type, errors);
        foreach (INamedTypeSymbol container in TypeNames.ContainersOf(type))
            PartialRule.CheckContainer(container, type, errors);
    }

    private void CheckKind()
    {
        if (type.IsRecord)
            AddWrongKind("is a record, whose value equality does not suit trained parameters", "declare it as a class");
        if (type.IsAbstract && !type.IsStatic)
            AddWrongKind("is abstract", "remove 'abstract'");
        if (type.IsStatic)
            AddWrongKind("is static", "remove 'static'");
        if (type.Arity > 0)
            AddWrongKind("is generic", "remove its type parameters");
        foreach (INamedTypeSymbol container in TypeNames.ContainersOf(type))
        {
            if (container.Arity > 0)
                AddWrongKind($"is nested in the generic type '{Display(container)}'", "declare it outside");
        }
        if (TypeNames.ContainersOf(type).Prepend(type).FirstOrDefault(part => part.IsFileLocal) is { } local)
            AddWrongKind($"cannot be extended from a generated file while '{local.Name}' is file-local", "remove 'file'");
        if (BaseNetwork() is { } network)
            AddWrongKind($"derives from the network '{Display(network)}'", "hold that network in a field instead");
    }

    private void CheckPrimaryConstructor()
    {
        if (type.IsRecord)
            return;
        foreach (TypeDeclarationSyntax declaration in TypeDeclarations.Of(type))
        {
            if (declaration.ParameterList is not null)
                errors.Add(Descriptors.PrimaryConstructor, declaration.Identifier.GetLocation(), type.Name);
        }
    }

    private void CheckBaseConstructor()
    {
        if (type.BaseType is not { TypeKind: TypeKind.Class } baseType || type.IsStatic || BaseNetwork() is not null)
            return;
        if (!baseType.InstanceConstructors.Any(CanBeCalledWithoutArguments))
            errors.Add(Descriptors.NoBaseConstructor, declaration.Identifier.GetLocation(), type.Name, Display(baseType));
    }

    private bool CanBeCalledWithoutArguments(IMethodSymbol constructor) =>
        constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)
        && compilation.IsSymbolAccessibleWithin(constructor, type)
        && !constructor.GetAttributes().Any(IsObsoleteError);

    private static bool IsObsoleteError(AttributeData attribute) =>
        attribute.AttributeClass?.ToDisplayString() == typeof(ObsoleteAttribute).FullName && attribute.ConstructorArguments.Any(argument => argument.Value is true);

    private INamedTypeSymbol? BaseNetwork()
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (attributes.IsNetwork(ancestor))
                return ancestor;
        }
        return null;
    }

    private void AddWrongKind(string reason, string remedy) =>
        errors.Add(Descriptors.NotANetworkClass, declaration.Identifier.GetLocation(), type.Name, reason, remedy);

    private static string Display(INamedTypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
