using Microsoft.CodeAnalysis.CSharp;
using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Contract;

/// <summary>Wherever a network may be declared, it compiles without a warning and learns.</summary>
[Trait("Runs", "once")]
public class ShapeTests
{
    // The user's own public types are not what is tested.
    private const string Header = "#pragma warning disable CS1591\nusing NetGen;\n";

    private const string Attributes = "[Network(3)] [Dense(5, Activation.Tanh)] [Dense(2)] [SoftmaxCrossEntropy]";

    private static readonly NetworkSource Same = new(3, new Layer(5, Activation.Tanh), new Layer(2));

    public static TheoryData<string, string> Shapes => new()
    {
        { $"{Attributes} public partial class Net;", "Net" },
        { $"{Attributes} internal sealed partial class Net {{ }}", "Net" },
        { $"{Attributes} partial class Net {{ public int Mine => InputSize; }}", "Net" },
        { $"namespace Some.Space;\n{Attributes} public sealed partial class Net;", "Some.Space.Net" },
        { $"namespace Some {{ namespace Space {{ {Attributes} public sealed partial class Net {{ }} }} }}", "Some.Space.Net" },
        { $"public partial class A {{ {Attributes} private partial class Net; public object New() => new Net(); }}", "A+Net" },
        { $"namespace A; static partial class B {{ partial struct C {{ {Attributes} internal partial class Net; }} }}", "A.B+C+Net" },
        { $"public partial record A {{ public partial interface IB {{ {Attributes} public sealed partial class Net; }} }}", "A+IB+Net" },
        { $"internal partial record struct A(int Number) {{ {Attributes} internal sealed partial class Net; }}", "A+Net" },
        { $"{Attributes} public sealed partial class @class;", "class" },
        { $"namespace @new.@int; partial class @static {{ {Attributes} internal sealed partial class @event; }}", "new.int.static+event" },
        { $"{Attributes} public sealed partial class @var;", "var" },
        { $"{Attributes} public sealed partial class Größe;", "Größe" },
        { $"namespace System.Numerics; {Attributes} public sealed partial class Vector;", "System.Numerics.Vector" },
        { $"namespace Mine.System; {Attributes} public sealed partial class Span;", "Mine.System.Span" },
        { $"namespace NetGen.Numerics.Mine; {Attributes} public sealed partial class Net;", "NetGen.Numerics.Mine.Net" },
        { $"namespace Mine.NetGen.Numerics; {Attributes} public sealed partial class Net;", "Mine.NetGen.Numerics.Net" },
        { $"namespace NetGen.System {{ internal struct ReadOnlySpan; }} {Attributes} public sealed partial class Net;", "Net" },
        { $"namespace Mine {{ {Attributes} public sealed partial class System; }}", "Mine.System" },
        { $"namespace Mine {{ {Attributes} public sealed partial class NetGen; }}", "Mine.NetGen" },
        { $"[assembly: System.CLSCompliant(true)] {Attributes} public partial class Net; {Attributes} internal partial class Hidden;", "Net" },
        { $"public class Base {{ [System.Obsolete] public Base() {{ }} }} {Attributes} public sealed partial class Net : Base;", "Net" },
        { $"public class Base {{ [System.Obsolete(\"No.\")] public Base() {{ }} }} {Attributes} public sealed partial class Net : Base;", "Net" },
        { $"[System.Obsolete] public class Base; [System.Obsolete] {Attributes} public sealed partial class Net : Base;", "Net" },
        { $"{Attributes} public sealed partial class Math;", "Math" },
        { $"public partial class Net {{ public int Three => InputSize; }} {Attributes} sealed partial class Net {{ }}", "Net" },
        { "[Network(3), Dense(5, Activation.Tanh), Dense(2), SoftmaxCrossEntropy, Sgd] public sealed partial class Net;", "Net" },
        { "[NetworkAttribute(inputSize: 3), Dense(activation: (Activation)5, units: 5), Dense(2), SoftmaxCrossEntropy] partial class N;", "N" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_network_compiles_and_learns_wherever_it_is_declared(string declaration, string typeName) =>
        CheckLearns(NetworkCompilation.Of(Header + declaration), typeName);

    [Theory]
    [InlineData(LanguageVersion.Default)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    [InlineData(LanguageVersion.CSharp14)]
    [InlineData(LanguageVersion.CSharp13)]
    public void It_compiles_in_every_language_version_that_it_needs(LanguageVersion languageVersion)
    {
        // The one has its samples in the lanes, the other calls the runtime's products.
        CheckLearns(NetworkCompilation.Of(languageVersion, $"{Header}{Attributes} public sealed partial class Net;"), "Net");
        NetworkCompilation.Of(
            languageVersion, $"{Header}[Network(40)] [Dense(40, Activation.Relu)] [Dense(20)] [SoftmaxCrossEntropy] [Adam] public sealed partial class Net;");
    }

    [Fact]
    public void Several_networks_share_a_file()
    {
        NetworkCompilation compilation = NetworkCompilation.Of($$"""
            {{Header}}
            {{Attributes}} public sealed partial class Net;
            {{Attributes}} public sealed partial class Net2;
            public partial class Outer { {{Attributes}} public sealed partial class Net; }
            namespace Space { {{Attributes}} internal sealed partial class Net { } }
            namespace Space { public partial class Outer { {{Attributes}} internal sealed partial class Net { } } }
            """);
        Assert.Equal(5, compilation.Generated.Length);
        foreach (string typeName in (string[])["Net", "Net2", "Outer+Net", "Space.Net", "Space.Outer+Net"])
            CheckLearns(compilation, typeName);
    }

    [Fact]
    public void Several_files_declare_networks()
    {
        NetworkCompilation compilation = NetworkCompilation.Of(
            $"{Header}{Attributes} public sealed partial class First;",
            $"{Header}{Attributes} public sealed partial class Second;",
            $"{Header}public sealed partial class Second {{ public int Two => 2; }}");
        CheckLearns(compilation, "First");
        CheckLearns(compilation, "Second");
    }

    [Fact]
    public void Names_may_differ_in_case_only()
    {
        NetworkCompilation compilation = NetworkCompilation.Of(
            $"{Header}{Attributes} public sealed partial class Net; {Attributes} public sealed partial class NET;");
        CheckLearns(compilation, "Net");
        CheckLearns(compilation, "NET");
    }

    /// <summary>Global usings reach the generated file too, and may bring types whose names it uses.</summary>
    [Fact]
    public void A_project_may_have_types_named_as_those_of_the_framework()
    {
        string[] names =
        [
            "Span", "ReadOnlySpan", "Math", "MathF", "Array", "GC", "Unsafe", "MemoryMarshal", "ArgumentException", "Activation", "Vector",
            "IVector", "Vector128", "Vector256", "Vector512",
        ];
        string types = string.Concat(names.Select(name => $"internal struct {name}; internal struct {name}<T>; "));
        NetworkCompilation compilation = NetworkCompilation.Of(
            $"global using Mine;\nnamespace Mine {{ {types} }}",
            $"using NetGen;\n{Attributes.Replace("Activation", "NetGen.Activation")} internal sealed partial class Net;");
        CheckLearns(compilation, "Net");
    }

    [Fact]
    public void An_alias_may_have_the_name_of_a_namespace()
    {
        NetworkCompilation compilation = NetworkCompilation.Of(
            "global using System = Mine.Other; global using Math = Mine.Other;\nnamespace Mine { internal static class Other; }",
            $"{Header}{Attributes} public sealed partial class Net;");
        CheckLearns(compilation, "Net");
    }

    [Fact]
    public void A_network_may_be_called_as_what_its_code_refers_to()
    {
        string[] names =
        [
            "AlignedBuffer", "Targets", "Require", "Member", "Share", "Team", "PackedRows", "ParameterRandom", "NetworkDescription", "TensorDescription",
            "INetwork", "IVector", "V128", "VectorMath", "Programs", "Kernels", "Descend", "Accumulate", "IGradientSink", "TrainStepTask", "Unsafe",
        ];
        NetworkCompilation compilation =
            NetworkCompilation.Of(Header + string.Concat(names.Select(name => $"{Attributes} public sealed partial class {name};\n")));
        foreach (string name in names)
            CheckLearns(compilation, name);
    }

    private static void CheckLearns(NetworkCompilation compilation, string typeName)
    {
        compilation.Analyze();
        CompiledNetwork network = CompiledNetwork.Of(compilation.Load(), typeName);
        Batch batch = Batch.Of(Same, samples: 7, useRows: false, seed: 1);
        var reference = new ReferenceNetwork(Same, batch.Parameters);
        network.Parameters = batch.Parameters;
        for (int step = 0; step < 3; step++)
        {
            double expected = reference.TrainStep(batch.InputMatrix, batch.Targets, 0.1f);
            Agreement.Check("loss", network.TrainStep(batch.Inputs, batch.Targets, 0.1f), expected, Tolerance.Outputs);
        }

        Agreement.CheckParameters("parameters", Same, network.Parameters, reference.Parameters, Tolerance.Parameters);
    }
}
