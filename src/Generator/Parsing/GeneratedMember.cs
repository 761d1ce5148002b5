using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing;

/// <summary>A member that the compiler adds to a network.</summary>
/// <param name="Parameters">The types of the parameters; null unless it is a method or a constructor.</param>
internal sealed record GeneratedMember(string Kind, string Name, EquatableArray<string>? Parameters = null, int Arity = 0)
{
    /// <summary>A parameter by reference, of a type that the caller chooses.</summary>
    public const string OfCaller = "ref TLoss";

    public bool IsConstructor => Name == WellKnownMemberNames.InstanceConstructorName;

    /// <summary>Whether the two cannot live in one class, or in a derived class one hides the other: the rule is the same.</summary>
    public bool CollidesWith(ISymbol member)
    {
        if (member.Name != Name || member is INamedTypeSymbol { Arity: > 0 })
            return false;
        return Parameters is not { } parameters || member is not IMethodSymbol method || (method.Arity == Arity && HasSignature(method, parameters));
    }

    public override string ToString() => IsConstructor ? Kind : $"{Kind} '{Name}'";

    private static bool HasSignature(IMethodSymbol method, EquatableArray<string> parameters) =>
        method.Parameters.Length == parameters.Count
        && method.Parameters.Zip(parameters, IsParameter).All(same => same);

    private static bool IsParameter(IParameterSymbol parameter, string type) =>
        type == OfCaller ? parameter is { RefKind: RefKind.Ref, Type: ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } }
        : parameter.RefKind == RefKind.None && parameter.Type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat) == type;
}
