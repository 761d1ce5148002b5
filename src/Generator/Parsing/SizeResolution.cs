using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Parsing;

/// <summary>
/// Gives attributes the constants of other networks that they name. The generator sees the code before any of them is generated, so those that are
/// named are added to it, and the C# compiler is asked again: an expression means what it makes of it.
/// </summary>
/// <param name="compilation">The code.</param>
/// <param name="table">The attributes.</param>
/// <param name="waiting">The networks whose sizes are being found out, the outermost first.</param>
internal sealed class SizeResolution(
    Compilation compilation, AttributeTable table, ImmutableArray<INamedTypeSymbol> waiting, CancellationToken cancellation)
{
    private readonly Dictionary<INamedTypeSymbol, NetworkDeclaration?> _networks = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, string> _reasons = new(SymbolEqualityComparer.Default);

    /// <summary>Why a constant has no value; null where all have one.</summary>
    public string? Failure { get; private set; }

    /// <summary>The code with the constants that a class and its blocks name; null where they name none that is missing, or one without a value.</summary>
    public Compilation? Resolve(INamedTypeSymbol type, ParseErrors errors)
    {
        Find(type, errors);
        foreach (INamedTypeSymbol block in BlocksOf(type, new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default)))
        {
            // A block reports by itself what is wrong with it.
            var own = new ParseErrors(report: null);
            Find(block, own);
            if (own.Any)
                errors.AddReportedElsewhere(own.First);
        }

        NetworkDeclaration[] known = [.. _networks.Values.OfType<NetworkDeclaration>()];
        return Failure is null && known.Length > 0 ? Add(known, TypeDeclarations.Of(type).First().SyntaxTree) : null;
    }

    private void Find(INamedTypeSymbol type, ParseErrors errors)
    {
        IEnumerable<DeclaredAttribute> unknown = table.AttributesOf(type).Where(HasUnknown);
        foreach (AttributeArgumentSyntax argument in unknown.SelectMany(attribute => attribute.Syntax!.ArgumentList!.Arguments))
        {
            SizeReference? failed = SizeReferences.In(argument.Expression, compilation, table, cancellation)
                .FirstOrDefault(reference => NetworkOf(reference.Network) is null);
            if (failed is null)
                continue;
            Failure = _reasons[failed.Network];
            errors.Add(Descriptors.UnknownSize, argument.Expression.GetLocation(), failed.Name, Failure);
        }
    }

    /// <summary>The blocks that a class puts in, and those that they put in.</summary>
    private IEnumerable<INamedTypeSymbol> BlocksOf(INamedTypeSymbol type, HashSet<INamedTypeSymbol> seen) => table.AttributesOf(type)
        .Select(attribute => attribute.TypeArgument)
        .OfType<INamedTypeSymbol>()
        .Where(seen.Add)
        .SelectMany(block => BlocksOf(block, seen).Prepend(block));

    private static bool HasUnknown(DeclaredAttribute attribute) =>
        attribute.Syntax?.ArgumentList is not null
        && (attribute.Data.AttributeConstructor is null
            || attribute.Data.ConstructorArguments.Concat(attribute.Data.NamedArguments.Select(named => named.Value)).Any(IsUnknown));

    private static bool IsUnknown(TypedConstant value) =>
        value.Kind == TypedConstantKind.Error || (value is { Kind: TypedConstantKind.Array, IsNull: false } && value.Values.Any(IsUnknown));

    private NetworkDeclaration? NetworkOf(INamedTypeSymbol type)
    {
        if (!_networks.TryGetValue(type, out NetworkDeclaration? network))
            _networks.Add(type, network = Parse(type));
        return network;
    }

    private NetworkDeclaration? Parse(INamedTypeSymbol type)
    {
        if (waiting.IndexOf(type, SymbolEqualityComparer.Default) is >= 0 and var first)
        {
            string[] names = [.. waiting.Skip(first).Select(each => $"'{each.Name}'")];
            _reasons[type] = names.Length == 1
                ? $"the sizes of {names[0]} depend on themselves"
                : $"the sizes of {string.Join(", ", names.Take(names.Length - 1))} and {names[names.Length - 1]} depend on each other";
            return null;
        }

        var errors = new ParseErrors(report: null);
        var parser = new NetworkParser(compilation, table, errors, waiting, cancellation);
        if (parser.Parse(type) is { } network)
            return network;
        _reasons[type] = parser.UnknownSize
            ?? $"no code is generated for '{type.Name}'" + (errors.First is { } error ? $" ({error.GetMessage(CultureInfo.InvariantCulture)})" : "");
        return null;
    }

    private Compilation Add(NetworkDeclaration[] networks, SyntaxTree beside)
    {
        var text = new StringBuilder();
        foreach (NetworkDeclaration network in networks)
        {
            string[] opened =
            [
                .. network.Type.Namespace is { } space ? ["namespace " + space] : Array.Empty<string>(),
                .. network.Type.ContainingTypes.Select(type => $"partial {type.Keyword} {type.Name}"),
                "partial class " + network.Type.Name,
            ];
            foreach (string scope in opened)
                text.Append(scope).Append(" { ");
            foreach ((string name, int value) in NetworkSizes.Of(network))
                text.Append("public const int ").Append(name).Append(" = ").Append(value.ToString(CultureInfo.InvariantCulture)).Append("; ");
            text.Append('}', opened.Length).Append('\n');
        }

        return compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text.ToString(), (CSharpParseOptions)beside.Options, cancellationToken: cancellation));
    }
}
