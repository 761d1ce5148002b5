using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>
/// NETGEN037: the compiler asks no analyzer once a declaration is wrong, so the generator says itself why a network has no code; where the analyzer
/// is heard, it does not.
/// </summary>
public class LostErrorTests
{
    private const string Errors = """
        using System;
        using NetGen;

        [Network(2)] [Dense(3)] class NotPartial { }
        class Outer { [Network(2)] [Dense(3)] partial class Nested { } }
        interface IClassifier { int Classify(ReadOnlySpan<float> input); }
        [Network(2)] [Dense(0)] [SoftmaxCrossEntropy] partial class Classifier : IClassifier { }
        [Dense(3)] partial class NoNetwork { }
        [Network(2)] [Dense(0)] partial class Spread { }
        [Dense(3)] partial class Spread { }
        #pragma warning disable NETGEN037, NETGEN004
        [Network(2)] [Dense(0)] partial class Silenced { }

        """;

    [Fact]
    public async Task Beside_errors_of_declarations_the_generator_says_why() => Assert.Equal(
        [
            "4:31 error NETGEN037", "5:7 error NETGEN037", "7:21 error NETGEN037", "7:74 error CS0535", "8:2 error NETGEN037", "9:21 error NETGEN037",
            "13:47 error CS0117",
        ],
        await CompilerRun.ReportOf(Errors + "class User { const int Twice = 2 * NotPartial.InputSize; }"));

    [Fact]
    public async Task Elsewhere_the_analyzer_says_it_once() => Assert.Equal(
        [
            "4:31 error NETGEN001", "5:7 error NETGEN001", "7:21 error NETGEN004", "8:2 error NETGEN011", "9:21 error NETGEN004", "10:2 error NETGEN003",
            "13:40 error CS1061",
        ],
        await CompilerRun.ReportOf(Errors.Replace(" : IClassifier", "", StringComparison.Ordinal) + "class User { int W => new NotPartial().Size; }"));

    [Fact]
    public async Task Without_analyzers_the_generator_says_why() =>
        Assert.Equal(["2:21 error NETGEN037"], await CompilerRun.ReportOf("using NetGen;\n[Network(2)] [Dense(0)] partial class N { }", runsAnalyzers: false));

    [Fact]
    public void The_message_is_that_of_the_analyzer()
    {
        Diagnostic diagnostic = Assert.Single(GeneratorRun.Of("[Network(2)] [Dense(0)] [Dropout(2)] partial class N;").Result.Diagnostics);

        Assert.Equal(Descriptors.NothingGenerated, diagnostic.Descriptor);
        Assert.Equal("No code is generated for 'N': 'units' of [Dense] is 0: it must be 1 to 1,048,576 (NETGEN004)", diagnostic.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.NotNull(diagnostic.Location.SourceTree);
    }

    /// <summary>What the C# compiler reports itself is not said again, nor are warnings.</summary>
    [Theory]
    [InlineData("[Network(Missing)] [Dense(3)] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] partial struct N;")]
    [InlineData("[Network(2)] [Dense(3)] partial class N; class N;")]
    [InlineData("[Network(2)] [Dense(4)] [Dense(3)] partial class N;")]
    [InlineData("[Obsolete] partial class N;")]
    public void The_generator_is_silent(string source) => Assert.Empty(GeneratorRun.Of(source).Result.Diagnostics);
}
