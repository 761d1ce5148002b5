using Microsoft.CodeAnalysis;
using NetGen.Generator.Emission;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Emission;

public class GeneratedNamespaceTests
{
    [Fact]
    public void A_name_says_which_network_it_serves()
    {
        Assert.Equal("NetGen.Generated.Digits_", GeneratedNamespace.Of(new(null, default, "Digits")));
        Assert.Equal("NetGen.Generated.Shop_Models_Digits", GeneratedNamespace.Of(new("Shop.Models", default, "Digits")));
        Assert.Equal("NetGen.Generated.Shop_Page_1_event", GeneratedNamespace.Of(new("Shop", new([new("class", "Page")]), "@event")));
    }

    [Fact]
    public void No_two_networks_share_a_namespace()
    {
        TypeIdentity[] types =
        [
            new(null, default, "N"),
            new("A.B", default, "N"),
            new("A_B", default, "N"),
            new("A", default, "B_N"),
            new(null, default, "A_B_N"),
            new(null, default, "_N"),
            new("_N", default, "N"),
            new("A", new([new("class", "B")]), "N"),
            new("A.B_1", default, "N"),
            new("A", new([new("class", "B_1")]), "N"),
            new(null, new([new("class", "A"), new("class", "B")]), "N"),
            new("A_", default, "B"),
            new("A", default, "_B"),
        ];

        Assert.Equal(types.Length, types.Select(GeneratedNamespace.Of).Distinct().Count());
    }

    [Fact]
    public void Networks_whose_names_differ_in_underscores_compile_together()
    {
        var run = GeneratorRun.Of(
            """
            namespace A { public partial class B { [NetGen.Network(2)] [NetGen.Dense(3)] public partial class N; } }
            namespace A.B_1 { [NetGen.Network(2)] [NetGen.Dense(3)] public partial class N; }
            namespace A_B { [NetGen.Network(2)] [NetGen.Dense(3)] public partial class N; }
            """);

        Assert.Equal(3, run.HintNames.Count());
        Assert.Empty(run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }
}
