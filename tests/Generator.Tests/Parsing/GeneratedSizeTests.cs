using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Tests.Parsing;

/// <summary>Sizes that are made of the constants of other networks, which do not exist before the generator has run.</summary>
public class GeneratedSizeTests
{
    private const string Others = """
        namespace Models
        {
            [Network(6)] [Dense(4)] public partial class Encoder;
            [Network(steps: 5, features: 3)] [Dense(2)] public partial class Steps;
            [Network(Encoder.OutputSize)] [Dense(Encoder.InputSize)] public partial class Middle;
            [Network(3)] [Dense(5)] [BatchNorm] public partial class Averaged;
            enum Size { Few = Encoder.OutputSize, More }
            class Derived : Encoder { public const int Twice = 2 * OutputSize; }
            static class Sizes { public const int Units = 2 * Encoder.OutputSize, Few = Units / 2; }
        }
        """;

    [Theory]
    [InlineData("[Network(Models.Encoder.OutputSize)] [Dense(2)]", 4, 2)]
    [InlineData("[Network(global::Models.Encoder.OutputSize)] [Dense(2)]", 4, 2)]
    [InlineData("[Network(2 * (Models.Encoder.OutputSize + 1))] [Dense(Models.Encoder.InputSize)]", 10, 6)]
    [InlineData("[Network(Models.Steps.OutputRows)] [Dense(Models.Steps.OutputFeatures)]", 5, 2)]
    [InlineData("[Network(Models.Steps.InputSize)] [Dense(Models.Steps.OutputSize)]", 15, 10)]
    [InlineData("[Network(steps: Models.Encoder.OutputSize, features: Models.Steps.OutputRows, MaxParameters = Models.Encoder.ParameterCount)] [Dense(2)]", 20, 8)]
    [InlineData("using static Models.Sizes; [Network(Units)] [Dense(Few)]", 8, 4)]
    [InlineData("using static Models.Encoder; [Network(OutputSize)] [Dense(3)]", 4, 3)]
    [InlineData("using E = Models.Encoder; [Network(E.OutputSize)] [Dense(E.ParameterCount)]", 4, 28)]
    [InlineData("[Network(Models.Averaged.BufferCount)] [Dense(2)]", 10, 2)]
    [InlineData("[Network(1)] [Dense(2)] [SoftmaxCrossEntropy(ClassWeights = new float[] { Models.Encoder.OutputSize, 1 })] [Sgd]", 1, 2)]
    [InlineData("[Network(1)] [Dense(2)] [SoftmaxCrossEntropy(ClassWeights = [1, Models.Encoder.OutputSize])] [Sgd]", 1, 2)]
    [InlineData("[Network((int)Models.Size.Few)] [Dense((int)Models.Size.More)]", 4, 5)]
    [InlineData("[Network(Models.Derived.OutputSize)] [Dense(Models.Derived.Twice)]", 4, 8)]
    [InlineData("using Models; [Network(Middle.OutputSize)] [Dense(Encoder.OutputSize)]", 6, 4)]
    public async Task A_size_may_name_the_constants_of_other_networks(string attributes, int inputs, int outputs)
    {
        GeneratorRun run = GeneratorRun.Of(attributes + " public partial class N;", Others);

        await AssertRight(run);
        INamedTypeSymbol network = run.Output.GetTypeByMetadataName("N")!;
        Assert.Equal(inputs, ((IFieldSymbol)network.GetMembers("InputSize").Single()).ConstantValue);
        Assert.Equal(outputs, ((IFieldSymbol)network.GetMembers("OutputSize").Single()).ConstantValue);
    }

    [Fact]
    public async Task A_network_in_another_may_name_its_constants() =>
        await AssertRight(GeneratorRun.Of("[Network(6)] [Dense(4)] partial class Outer { [Network(OutputSize)] [Dense(Outer.InputSize)] partial class Inner; }"));

    [Theory]
    [InlineData(
        "[Network({|Wrong.OutputSize|})] [Dense(2)] partial class N; [Network(2)] [Dense(0)] partial class Wrong;",
        "'Wrong.OutputSize' has no value: no code is generated for 'Wrong' ('units' of [Dense] is 0: it must be 1 to 1,048,576)")]
    [InlineData(
        "[Network(2)] [Dense({|2 * Wrong.OutputSize|})] partial class N; [Network(2)] [Dense(3)] class Wrong;",
        "'Wrong.OutputSize' has no value: no code is generated for 'Wrong' ('Wrong' must be partial so that the code of the network 'Wrong' can be added: write 'partial class Wrong')")]
    [InlineData(
        "[Network({|N.OutputSize|})] [Dense(2)] partial class N;",
        "'N.OutputSize' has no value: the sizes of 'N' depend on themselves")]
    [InlineData(
        "[Network({|Sizes.Units|})] [Dense(2)] partial class N; static class Sizes { public const int Units = 2 * N.InputSize; }",
        "'N.InputSize' has no value: the sizes of 'N' depend on themselves")]
    [InlineData(
        "[Network({|B.OutputSize|})] [Dense(2)] partial class N; [Network(C.OutputSize)] [Dense(2)] partial class B; [Network(N.OutputSize)] [Dense(2)] partial class C;",
        "'B.OutputSize' has no value: the sizes of 'N', 'B' and 'C' depend on each other")]
    [InlineData(
        "[Network({|B.OutputSize|})] [Dense(2)] partial class N; [Network(B.OutputSize)] [Dense(2)] partial class B;",
        "'B.OutputSize' has no value: the sizes of 'B' depend on themselves")]
    public void What_has_no_value_is_an_error_at_the_argument(string marked, string message)
    {
        const string Using = "using System; using NetGen; ";
        int start = Using.Length + marked.IndexOf("{|", StringComparison.Ordinal), end = Using.Length + marked.IndexOf("|}", StringComparison.Ordinal) - 2;
        UserCode code = UserCode.Of(marked.Replace("{|", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal));

        Assert.Null(code.Parse("N"));
        Diagnostic diagnostic = Assert.Single(code.Diagnostics);
        Assert.Equal(Descriptors.UnknownSize, diagnostic.Descriptor);
        Assert.Equal(message, diagnostic.GetMessage(null));
        Assert.Equal((start, end), (diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.End));
    }

    [Theory]
    [InlineData("[Network(Missing.OutputSize)] [Dense(2)] partial class N;")]
    [InlineData("[Network(Plain.OutputSize)] [Dense(2)] partial class N; class Plain;")]
    [InlineData("[Network(Encoder.Outputs)] [Dense(2)] partial class N; [Network(2)] [Dense(3)] partial class Encoder;")]
    [InlineData("[Network(Encoder.OutputSize + Missing)] [Dense(2)] partial class N; [Network(2)] [Dense(3)] partial class Encoder;")]
    [InlineData("[Network(OutputSize)] [Dense(2)] partial class N;")]
    [InlineData("[Network(Sizes.A)] [Dense(2)] partial class N; static class Sizes { public const int A = B, B = A; }")]
    public void What_the_compiler_reports_is_not_said_again(string source)
    {
        UserCode code = UserCode.Of(source);

        Assert.Null(code.Parse("N"));
        Assert.Empty(code.Diagnostics);
    }

    private static async Task AssertRight(GeneratorRun run)
    {
        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Empty(await run.Analyze());
    }
}
