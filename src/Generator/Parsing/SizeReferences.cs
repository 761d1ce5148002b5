using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Parsing;

/// <summary>
/// Finds the networks whose generated constants an expression names, itself or by way of constant fields, as far as the constants do not exist yet.
/// </summary>
internal sealed class SizeReferences(Compilation compilation, AttributeTable table, CancellationToken cancellation)
{
    private readonly List<SizeReference> _found = [];
    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);

    public static ImmutableArray<SizeReference> In(
        ExpressionSyntax expression, Compilation compilation, AttributeTable table, CancellationToken cancellation)
    {
        var references = new SizeReferences(compilation, table, cancellation);
        references.Visit(expression);
        return [.. references._found];
    }

    private void Visit(ExpressionSyntax expression)
    {
        cancellation.ThrowIfCancellationRequested();
        SemanticModel model = compilation.GetSemanticModel(expression.SyntaxTree);
        foreach (IdentifierNameSyntax name in expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (model.GetSymbolInfo(name, cancellation).Symbol is { } symbol)
                VisitField(symbol);
            else if (NetworkSizes.Names.Contains(name.Identifier.ValueText) && NetworkOf(name, model) is { } network)
                _found.Add(new SizeReference(network, $"{network.Name}.{name.Identifier.ValueText}"));
        }
    }

    /// <summary>A constant field without a value is made of what does not exist yet.</summary>
    private void VisitField(ISymbol symbol)
    {
        if (symbol is not IFieldSymbol { IsConst: true, HasConstantValue: false } || !_visited.Add(symbol))
            return;
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            EqualsValueClauseSyntax? initializer = reference.GetSyntax(cancellation) switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer,
                EnumMemberDeclarationSyntax member => InitializerOf(member),
                _ => null,
            };
            if (initializer is not null)
                Visit(initializer.Value);
        }
    }

    /// <summary>A member of an enumeration without a value counts on from the ones before it.</summary>
    private static EqualsValueClauseSyntax? InitializerOf(EnumMemberDeclarationSyntax member) => ((EnumDeclarationSyntax)member.Parent!).Members
        .Where(other => other.SpanStart <= member.SpanStart)
        .LastOrDefault(other => other.EqualsValue is not null)?.EqualsValue;

    private INamedTypeSymbol? NetworkOf(IdentifierNameSyntax name, SemanticModel model)
    {
        IEnumerable<ISymbol?> types = name.Parent is MemberAccessExpressionSyntax access && access.Name == name
            ? [model.GetSymbolInfo(access.Expression, cancellation).Symbol]
            : TypesInScope(name, model);
        return types.OfType<INamedTypeSymbol>().SelectMany(WithBases).FirstOrDefault(type => type.TypeKind == TypeKind.Class && table.IsNetwork(type));
    }

    /// <summary>A type and those whose members it inherits, nearest first.</summary>
    private static IEnumerable<INamedTypeSymbol> WithBases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? next = type; next is not null; next = next.BaseType)
            yield return next;
    }

    /// <summary>The types whose members a simple name may mean: those around it, and those of <c>using static</c>.</summary>
    private IEnumerable<ISymbol?> TypesInScope(SyntaxNode node, SemanticModel model)
    {
        // The attributes of a type are outside of it.
        IEnumerable<ISymbol?> around = node.Ancestors().OfType<TypeDeclarationSyntax>()
            .Where(type => !type.AttributeLists.FullSpan.Contains(node.Span))
            .Select(type => model.GetDeclaredSymbol(type, cancellation));
        return around.Concat(model.GetImportScopes(node.SpanStart, cancellation).SelectMany(scope => scope.Imports).Select(import => import.NamespaceOrType));
    }
}

/// <summary>A constant that will be generated.</summary>
/// <param name="Network">The network that it belongs to.</param>
/// <param name="Name">The network and the constant.</param>
internal sealed record SizeReference(INamedTypeSymbol Network, string Name);
