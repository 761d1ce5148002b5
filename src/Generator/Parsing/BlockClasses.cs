using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Parsing;

/// <summary>
/// Reads the layers of the classes that a class puts in as blocks, wherever those are declared. What is wrong with a block is reported there, by whoever
/// parses it; a block of another project is reported where it is used.
/// </summary>
/// <param name="user">The class that is parsed.</param>
/// <param name="compilation">The project that it is in.</param>
/// <param name="table">Knows the attributes.</param>
/// <param name="cancellation">Stops reading.</param>
internal sealed class BlockClasses(INamedTypeSymbol user, Compilation compilation, AttributeTable table, CancellationToken cancellation)
{
    private readonly Dictionary<INamedTypeSymbol, EquatableArray<LayerDeclaration>?> _known = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, Diagnostic?> _errors = new(SymbolEqualityComparer.Default);

    // The classes that are being read, each of which is used by the one before.
    private readonly List<INamedTypeSymbol> _open = [user];

    /// <summary>The layers of the class that <paramref name="use"/> puts in; null where anything is wrong with it.</summary>
    public EquatableArray<LayerDeclaration>? LayersOf(DeclaredAttribute use, ParseErrors errors)
    {
        cancellation.ThrowIfCancellationRequested();
        if (use.TypeArgument is not { } block)
        {
            // A type parameter, or what is no type at all, is an error of C# itself.
            errors.AddReportedElsewhere();
            return null;
        }

        if (!table.IsBlock(block))
        {
            errors.Add(Descriptors.NotABlock, use.TypeArgumentLocation, block.Name);
            return null;
        }

        if (CycleOf(block) is { } cycle)
        {
            errors.Add(Descriptors.BlockInItself, use.TypeArgumentLocation, block.Name, cycle);
            return null;
        }

        if (!_known.TryGetValue(block, out EquatableArray<LayerDeclaration>? layers))
        {
            ParseErrors own = IsInProject(block) ? new ParseErrors(report: null) : errors.OfBlock(block.Name, use.Location);
            _open.Add(block);
            layers = Read(block, own);
            _open.RemoveAt(_open.Count - 1);
            _known.Add(block, layers);
            _errors.Add(block, own.First);
        }

        if (layers is null)
            errors.AddReportedElsewhere(_errors[block]);
        return layers;
    }

    /// <summary>The layers of a block; null where anything is wrong with it.</summary>
    public EquatableArray<LayerDeclaration>? Read(INamedTypeSymbol block, ParseErrors errors)
    {
        ImmutableArray<DeclaredAttribute> attributes = [.. table.AttributesOf(block)];
        AttributeDeclaration?[] declarations = [.. attributes.Select(attribute => attribute.Reader.Read(new AttributeArguments(attribute, errors, this)))];
        new WidthRule(attributes, declarations, errors).Check();
        new AttributeRules(block, attributes, errors).CheckBlock();
        new NameRules(attributes, declarations, "block", errors).Check();
        CheckLinks(attributes, declarations, errors);
        new EffectRules(attributes, declarations, errors).Check();
        return errors.Any ? null : new([.. declarations.OfType<LayerDeclaration>()]);
    }

    /// <summary>Checks what can be told of layers that read others, whatever the shapes.</summary>
    private static void CheckLinks(ImmutableArray<DeclaredAttribute> attributes, AttributeDeclaration?[] declarations, ParseErrors errors)
    {
        DeclaredAttribute[] layers = [.. attributes.Where(attribute => attribute.Role == AttributeRole.Layer)];
        (LayerDeclaration[] valid, bool areAll) = DeclaredLayers.Valid(attributes, declarations);
        foreach (LoweringError error in LayerLinks.Check(valid, areAll))
            errors.Add(error.Descriptor, layers[error.Layer].LocationOf(error), [.. error.Arguments]);
    }

    private bool IsInProject(INamedTypeSymbol block) => SymbolEqualityComparer.Default.Equals(block.ContainingAssembly, compilation.Assembly);

    /// <summary>
    /// The blocks that lead from the one that is read back to it; null where none do. The class that is parsed looks ahead, for what is wrong elsewhere is
    /// not reported here.
    /// </summary>
    private string? CycleOf(INamedTypeSymbol block)
    {
        var path = new List<INamedTypeSymbol>(_open);
        int first = path.FindIndex(type => SymbolEqualityComparer.Default.Equals(type, block));
        bool isCycle = first >= 0 || path.Count == 1 && LeadsBack(block, path, new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default));
        return isCycle ? string.Join(" -> ", path.Skip(Math.Max(first, 0)).Append(path[Math.Max(first, 0)]).Select(type => type.Name)) : null;
    }

    /// <summary>Whether a block puts the class that is parsed in, itself or by others, which are then in <paramref name="path"/>.</summary>
    private bool LeadsBack(INamedTypeSymbol block, List<INamedTypeSymbol> path, HashSet<INamedTypeSymbol> seen)
    {
        if (SymbolEqualityComparer.Default.Equals(block, user))
            return true;
        if (!seen.Add(block))
            return false;
        path.Add(block);
        if (table.AttributesOf(block).Any(attribute => attribute.TypeArgument is { } next && LeadsBack(next, path, seen)))
            return true;
        path.RemoveAt(path.Count - 1);
        return false;
    }
}
