using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parsing;
using NetGen.Testing.Compiling;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN039: what a project has to be, said once, in place of errors in generated code.</summary>
public class ProjectTests
{
    private const string Network = "using NetGen; [Network(2)] [Dense(3)] partial class N { }";

    private static string Runtime { get; } = FrameworkReferences.All.Single(reference => Path.GetFileName(reference.Display) == "NetGen.dll").Display!;

    [Theory]
    [InlineData(LanguageVersion.CSharp12, "12.0")]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    public void An_older_language_version_is_an_error(LanguageVersion version, string text) => Assert.Equal(
        $"The code of 'N' does not compile in this project because it needs C# 13.0, and the project is compiled as C# {text}: "
        + "leave 'LangVersion' out of the project file, or set it to 13.0 or later",
        ErrorOf(NetworkCompilation.Unchecked(version, Network)));

    [Fact]
    public void An_alias_alone_is_an_error() => Assert.Equal(
        "The code of 'N' does not compile in this project because NetGen is only referenced under the alias 'nets': write Aliases=\"global,nets\"",
        ErrorOf(Aliased(["nets"])));

    [Fact]
    public void An_alias_beside_the_global_one_is_none() => Assert.Null(ErrorOf(Aliased(["global", "nets"])));

    /// <summary>A build passes the reference once for each alias.</summary>
    [Fact]
    public async Task The_compiler_is_asked_as_a_build_asks_it()
    {
        Assert.Empty(await CompilerRun.OutputOf($"extern alias nets; {Network}", options: [$"/reference:nets={Runtime}"]));
    }

    private static CSharpCompilation Aliased(string[] aliases)
    {
        string aliased = $"extern alias nets; {Network.Replace("using NetGen", "using nets::NetGen", StringComparison.Ordinal)}";
        CSharpCompilation compilation = NetworkCompilation.Unchecked(LanguageVersion.Default, aliased);
        MetadataReference runtime = compilation.References.Single(reference => reference.Display == Runtime);
        return compilation.ReplaceReference(runtime, runtime.WithAliases(aliases));
    }

    private static string? ErrorOf(CSharpCompilation compilation)
    {
        var diagnostics = new List<Diagnostic>();
        NetworkParser.Parse(compilation.GetTypeByMetadataName("N")!, compilation, diagnostics.Add);
        Assert.All(diagnostics, diagnostic => Assert.Equal(Descriptors.UnfitProject, diagnostic.Descriptor));
        return diagnostics.SingleOrDefault()?.GetMessage(null);
    }
}
