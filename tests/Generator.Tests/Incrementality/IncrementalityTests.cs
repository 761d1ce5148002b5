using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Testing.Compiling;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>An edit does again only the work that it touches, and no step keeps the compiler's own objects alive.</summary>
public class IncrementalityTests
{
    private const string Network = """
        using NetGen;

        [Network(2)]
        [Dense(40, Activation.Relu)]
        [Dense(2)]
        [SoftmaxCrossEntropy]
        public sealed partial class Net;
        """;

    private const string OtherNetwork = """
        using NetGen;

        namespace Other;

        [Network(3)]
        [Dense(2)]
        public sealed partial class Net;
        """;

    private const string Other = "class Other { }";

    private const string NetworkOfBlocks = """
        using NetGen;

        [Network(2)]
        [Dense(8)]
        [Block<Outer>(Repeat = 2, Name = "body")]
        [Dense(2)]
        public sealed partial class Net;
        """;

    private const string Block = """
        using NetGen;

        [Block]
        [Block<Inner>]
        [Dense(8, Activation.Relu)]
        [Add("input")]
        public class Outer;
        """;

    private const string InnerBlock = """
        using NetGen;

        [Block]
        [Dense(8, Activation.Tanh)]
        [LayerNorm]
        public class Inner;
        """;

    [Fact]
    public void An_unrelated_edit_does_nothing_again()
    {
        PipelineRun run = PipelineRun.Of(Network, Other).Edit(file: 1, "class Other { int _number = 1; } class Another { }");
        Assert.NotEmpty(run.Reasons);
        Assert.All(run.Reasons, AssertNothingNew);
    }

    [Fact]
    public void An_edit_of_a_comment_or_of_the_layout_does_nothing_again()
    {
        string edited = "// A comment.\n" + Network.Replace("[Dense(2)]", "\n\n    [Dense( /* classes */ 2)]", StringComparison.Ordinal);
        PipelineRun run = PipelineRun.Of(Network, Other).Edit(file: 0, edited);
        Assert.All(run.Reasons, AssertNothingNew);
    }

    [Fact]
    public void A_member_of_the_users_own_does_nothing_again()
    {
        string edited = Network.Replace("Net;", "Net { public int Mine => 1; }", StringComparison.Ordinal);
        PipelineRun run = PipelineRun.Of(Network, Other).Edit(file: 0, edited);
        Assert.All(run.Reasons, AssertNothingNew);
    }

    [Theory]
    [InlineData("[Network(2)]", "[Network(3)]")]
    [InlineData("[Network(2)]", "[Network(2, WorkspaceSamples = 5)]")]
    [InlineData("[Dense(40, ", "[Dense(5, ")]
    [InlineData("Activation.Relu", "Activation.Tanh")]
    [InlineData("Relu)]", "Relu, UseBias = false)]")]
    [InlineData("[SoftmaxCrossEntropy]", "[SoftmaxCrossEntropy] [Sgd(Momentum = 0.5f)]")]
    [InlineData("[SoftmaxCrossEntropy]", "")]
    [InlineData("class Net", "class Net2")]
    public void A_changed_attribute_or_name_generates_the_network_again(string before, string after)
    {
        PipelineRun run = PipelineRun.Of(Network, Other);
        string text = run.Generated.Single();
        run = run.Edit(file: 0, Network.Replace(before, after, StringComparison.Ordinal));
        Assert.Contains(run.Reasons, reason => reason.Reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);
        Assert.NotEqual(text, run.Generated.Single());
    }

    [Theory]
    [InlineData(1, "Activation.Relu", "Activation.Gelu")]
    [InlineData(1, "[Block<Inner>]", "[Block<Inner>(Repeat = 3)]")]
    [InlineData(1, "[Block<Inner>]", "")]
    [InlineData(2, "[LayerNorm]", "[RmsNorm]")]
    [InlineData(2, "Dense(8", "Dense(5")]
    public void A_changed_block_generates_the_network_again(int file, string before, string after)
    {
        string[] files = [NetworkOfBlocks, Block, InnerBlock, OtherNetwork];
        PipelineRun run = PipelineRun.Of(files);
        string text = run.Generated.Single(text => text.StartsWith("Net.g.cs", StringComparison.Ordinal));
        run = run.Edit(file, files[file].Replace(before, after, StringComparison.Ordinal));
        Assert.Single(run.SourceReasons, reason => reason is IncrementalStepRunReason.Modified);
        Assert.NotEqual(text, run.Generated.Single(text => text.StartsWith("Net.g.cs", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(3, "class Other { int _number = 1; }")]
    [InlineData(1, "// A comment.\n" + Block)]
    [InlineData(2, InnerBlock + " public class Another { [System.Obsolete] public int Mine; }")]
    public void What_leaves_the_layers_of_blocks_does_nothing_again(int file, string text)
    {
        PipelineRun run = PipelineRun.Of(NetworkOfBlocks, Block, InnerBlock, Other).Edit(file, text);
        Assert.NotEmpty(run.Reasons);
        Assert.All(run.Reasons, AssertNothingNew);
    }

    [Fact]
    public void Another_network_is_not_generated_again()
    {
        string edited = Network.Replace("Dense(40", "Dense(5", StringComparison.Ordinal);
        PipelineRun run = PipelineRun.Of(Network, OtherNetwork).Edit(file: 0, edited);
        ImmutableArray<IncrementalStepRunReason> sources = run.SourceReasons;
        Assert.Equal(2, sources.Length);
        Assert.Single(sources, reason => reason is IncrementalStepRunReason.Modified);
        Assert.Single(sources, reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged);
    }

    [Fact]
    public void No_step_keeps_symbols_syntax_or_compilations()
    {
        PipelineRun run = PipelineRun.Of(Network, OtherNetwork, NetworkOfBlocks.Replace("Net;", "OfBlocks;", StringComparison.Ordinal), Block, InnerBlock);
        Assert.NotEmpty(run.Outputs);
        Assert.All(run.Outputs, output => ObjectGraph.AssertIsPlainData(output.Step, output.Value));
    }

    [Fact]
    public void Two_runs_generate_the_same_text() =>
        Assert.Equal(PipelineRun.Of(Network, OtherNetwork).Generated, PipelineRun.Of(Network, OtherNetwork).Generated);

    private static void AssertNothingNew((string Step, IncrementalStepRunReason Reason) step) =>
        Assert.True(step.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step.Step} is {step.Reason}.");
}
