using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Parsing;

/// <summary>What a project has to be for generated code to compile in it.</summary>
internal sealed class ProjectRules(INamedTypeSymbol type, DeclaredAttribute network, Compilation compilation, ParseErrors errors)
{
    private const LanguageVersion Least = LanguageVersion.CSharp13;

    public void Check()
    {
        if (compilation is CSharpCompilation { LanguageVersion: < Least and var version })
        {
            Add(
                $"it needs C# {Least.ToDisplayString()}, and the project is compiled as C# {version.ToDisplayString()}",
                $"leave 'LangVersion' out of the project file, or set it to {Least.ToDisplayString()} or later");
        }

        // A build gives each alias in a reference of its own.
        string[] aliases = [.. ReferencesToNetGen().SelectMany(AliasesOf).Distinct()];
        if (aliases.Length > 0 && !aliases.Contains(MetadataReferenceProperties.GlobalAlias))
        {
            string alias = string.Join(",", aliases);
            Add($"NetGen is only referenced under the alias '{alias}'", $"write Aliases=\"{MetadataReferenceProperties.GlobalAlias},{alias}\"");
        }
    }

    private IEnumerable<MetadataReference> ReferencesToNetGen() =>
        network.Data.AttributeClass?.ContainingAssembly is { } assembly && compilation.GetMetadataReference(assembly) is { } found
            ? compilation.References.Where(reference => reference.Display == found.Display)
            : [];

    private static IEnumerable<string> AliasesOf(MetadataReference reference) =>
        reference.Properties.Aliases is { IsDefaultOrEmpty: false } aliases ? aliases : [MetadataReferenceProperties.GlobalAlias];

    private void Add(string reason, string remedy) => errors.Add(Descriptors.UnfitProject, network.Location, type.Name, reason, remedy);
}
