using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Parsing;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN034 to NETGEN036, and where what is wrong with a block and its layers is reported.</summary>
public class BlockTests
{
    private const string Network = "[Network(4)] [Block<B>] [Dense(3)] partial class N;";

    [Theory]
    [InlineData("[Block] [Dense(4, Activation.Relu)] class B;")]
    [InlineData("static class Outer { [Block] [Dense(4)] internal class In; } [Block] [Block<Outer.In>] class B;")]
    [InlineData("[Block] [Dense(4, Name = \"a\")] [Add(\"a\", \"input\")] [Dropout(0.5f)] abstract class B;")]
    [InlineData("[Block] [Block<C>(Repeat = 1024)] class B; [Block] [Dense(4, Trainable = false)] [LayerNorm] [RmsNorm] [Activate(Activation.Relu)] record C;")]
    [InlineData("[Block] [Dense(4, Name = \"a\")] [Block<C>(From = \"input\", Name = \"c\")] [Add(\"c\", From = \"a\")] class B; [Block] [Dense(4)] class C;")]
    public Task A_block_is_put_in(string block) => NetworkAnalyzerTest.Check($"{block} {Network}");

    [Theory]
    [InlineData("class B;")]
    [InlineData("[Network(2)] [Dense(3)] partial class B;")]
    [InlineData("[Obsolete] class Outer { } class B : C; [Block] [Dense(4)] class C;")]
    public Task No_block(string other) =>
        NetworkAnalyzerTest.Check($"{other} [Network(4)] [Block<{{|NETGEN034:B|}}>(Repeat = 2)] [Dense(3)] partial class N;");

    [Theory]
    [InlineData("[Block] [Dense(4)] [Block<{|NETGEN035:B|}>] class B;")]
    [InlineData("[Block] [Block<{|NETGEN035:C|}>] class B; [Block] [Dense(4)] [Block<{|NETGEN035:B|}>, Block<D>] class C; [Block] [Dense(4)] class D;")]
    [InlineData("[Block] [Block<C>] class B; [Block] [NetGen.BlockAttribute<{|NETGEN035:C|}>(Repeat = 3)] class C;")]
    [InlineData("[Block] [Block<{|NETGEN035:C|}>] class B; [Block] [Block<{|NETGEN035:D|}>, Block<{|NETGEN035:D|}>] class C; [Block] [Block<{|NETGEN035:B|}>] class D;")]
    public Task In_itself(string blocks) => NetworkAnalyzerTest.Check($"{blocks} {Network}");

    [Theory]
    [InlineData("[{|NETGEN036:Network(4)|}] [Block] [Dense(4)] partial class B;")]
    [InlineData("[Block] [Dense(4)] [{|NETGEN036:SoftmaxCrossEntropy|}] [{|NETGEN036:Adam|}] class B;")]
    [InlineData("[Block] [Dense(4)] [{|NETGEN036:L2(0.1f)|}, {|NETGEN036:ClipGradients(MaxNorm = 1)|}] class B;")]
    [InlineData("[{|NETGEN002:Block|}] class B;")]
    [InlineData("[{|NETGEN002:Block|}] [{|NETGEN036:Sgd|}] class B;")]
    [InlineData("[Block] [Dense(4)] partial class B; [{|NETGEN003:Dense(4)|}] partial class B;")]
    public Task What_a_block_has(string block) => NetworkAnalyzerTest.Check($"{block} {Network}");

    /// <summary>Once, where the block is declared, whoever uses it.</summary>
    [Theory]
    [InlineData("[Block] [Dense({|NETGEN004:0|})] class B;")]
    [InlineData("[Block] [Dense({|NETGEN004:4_097|}, Activation.Relu)] [Dense(4)] class B;")]
    [InlineData("[Block] [Dense(4, Activation.Relu, Name = \"a\")] [{|NETGEN018:Dense(4, Name = \"a\")|}] class B;")]
    [InlineData("[Block] [Dense(4, Name = {|NETGEN018:\"input\"|})] class B;")]
    [InlineData("[Block] [Dense(4)] [Add({|NETGEN030:\"outer\"|})] class B;")]
    [InlineData("[Block] [Dense(4, From = {|NETGEN030:\"outer\"|})] class B;")]
    [InlineData("[Block] [{|NETGEN032:Dense(4)|}] [Dense(4, From = \"input\")] class B;")]
    [InlineData("[Block] [Block<C>] class B; [Block] [Dense(4)] [Add({|NETGEN030:\"b\"|})] class C;")]
    public async Task What_is_wrong_whatever_it_reads(string block)
    {
        await NetworkAnalyzerTest.Check($"{block} {Network} [Network(5)] [Block<B>(Repeat = 3)] [Dense(3)] partial class M;");
        await NetworkAnalyzerTest.Check(block);
        await NetworkAnalyzerTest.Check(block, Network);
    }

    [Fact]
    public Task What_is_only_a_warning() => NetworkAnalyzerTest.Check($"[Block] [{{|NETGEN026:Dense(4)|}}] [Dense(4)] class B; {Network}");

    [Theory]
    [InlineData("[Block<B>(Repeat = {|NETGEN004:0|})]")]
    [InlineData("[Block<B>(Repeat = {|NETGEN004:-1|})]")]
    [InlineData("[Block<B>(Repeat = {|NETGEN004:1_025|})]")]
    [InlineData("[Block<B>(Name = {|NETGEN018:\"\"|})]")]
    [InlineData("[Block<B>(From = {|NETGEN030:\"b\"|}, Name = \"b\")]")]
    [InlineData("[Block<B>(Name = \"b\")] [{|NETGEN018:Block<B>(Name = \"b\")|}]")]
    [InlineData("[{|NETGEN032:Block<B>|}] [Block<B>(From = \"input\")]")]
    [InlineData("[Dense(4, Name = \"b.0\")] [{|NETGEN018:Block<B>(Name = \"b\")|}]")]
    [InlineData("[Dense(4, Activation.Relu, Name = \"a\")] [Block<B>] [Add({|NETGEN030:\"0\"|})]")]
    public Task Where_it_is_put_in(string layers) =>
        NetworkAnalyzerTest.Check($"[Block] [Dense(4)] class B; [Network(4)] {layers} [Dense(3)] partial class N;");

    [Theory]
    [InlineData("[Block<C>(Repeat = {|NETGEN004:1_024|})]", "[Block] [Block<B>(Repeat = 5)] class C;")]
    [InlineData("[Block<C>(Repeat = 1_024)]", "[Block] [Block<B>(Repeat = 4)] class C;")]
    public Task How_many_layers(string layers, string block) =>
        NetworkAnalyzerTest.Check($"[Block] [Activate(Activation.Tanh)] class B; {block} [Network(4)] {layers} [Dense(3)] partial class N;");

    /// <summary>Only the last layer of a network may be very wide.</summary>
    [Theory]
    [InlineData("[Block<B>]")]
    [InlineData("[Block<B>(Repeat = 1)]")]
    [InlineData("[{|NETGEN004:Block<B>(Repeat = 2)|}]")]
    [InlineData("[{|NETGEN004:Block<B>|}] [Dense(3)]")]
    public Task The_widths_of_a_block(string layers) =>
        NetworkAnalyzerTest.Check($"[Block] [Dense(5_000)] class B; [Network(4)] {layers} partial class N;");

    [Fact]
    public Task A_block_that_ends_in_a_dropout_is_not_the_last() => NetworkAnalyzerTest.Check("""
        [Block] [Dense(4)] [Dropout(0.5f)] class B;
        [Network(4)] [{|NETGEN024:Block<B>|}] [SoftmaxCrossEntropy] partial class N;
        [Network(4)] [Block<B>] [Dense(3)] [SoftmaxCrossEntropy] partial class M;
        """);

    [Fact]
    public Task A_block_whose_last_activation_confines_logits() => NetworkAnalyzerTest.Check("""
        [Block] [Dense(4, Activation.Sigmoid)] class B;
        [Network(4)] [{|NETGEN025:Block<B>|}] [SoftmaxCrossEntropy] partial class N;
        """);

    [Fact]
    public Task A_frozen_block_leaves_nothing_to_train() => NetworkAnalyzerTest.Check("""
        [Block] [Dense(4)] class B;
        [Network(4)] [Block<B>(Trainable = false)] [{|NETGEN023:SoftmaxCrossEntropy|}] partial class N;
        """);

    /// <summary>What depends on what the block reads is reported for each network: in the block where an editor shows it, otherwise at the network.</summary>
    [Fact]
    public async Task Shapes()
    {
        const string good = "[Network(4)] [Block<B>] partial class M;", bad = "[Network(5)] [Block<B>(Repeat = 2, Name = \"body\")] partial class N;";
        await NetworkAnalyzerTest.Check($"[Block] [Dense(4)] [Add({{|NETGEN031:\"input\"|}})] class B; {good} {bad}");
        await NetworkAnalyzerTest.Check("[Block] [Dense(4)] [Add(\"input\")] class B;", good, bad.Replace("Block<B>(Repeat = 2, Name = \"body\")", "{|NETGEN031:Block<B>(Repeat = 2, Name = \"body\")|}", StringComparison.Ordinal));
        // The innermost that is in the network's file.
        await NetworkAnalyzerTest.Check(
            "[Block] [Dense(4)] [Add(\"input\")] class B;",
            "[Block] [Dense(5)] [{|NETGEN031:Block<B>|}] class C; [Network(4)] [Block<C>] partial class N;");
    }

    [Theory]
    [InlineData("In the network 'N': [Add] cannot join 4 with 'input', which is 5: give both the same columns, and the same rows or a single row",
        "[Block] [Dense(4)] [Add(\"input\")] class B; [Network(5)] [Block<B>] partial class N;")]
    [InlineData("In layer 2, [Add], of the block 'B': [Add] cannot join 4 with 'input', which is 5: give both the same columns, and the same rows or a single row",
        "[Network(5)] [Block<B>] partial class N;", "[Block] [Dense(4)] [Add(\"input\")] class B;")]
    [InlineData("In layer 2, [Add], of the block 'B' in the block 'C': [Add] cannot join 4 with 'input', which is 5: give both the same columns, and the same rows or a single row",
        "[Network(5)] [Block<C>] partial class N;", "[Block] [Dense(4)] [Add(\"input\")] class B; [Block] [Block<B>] class C;")]
    [InlineData("The block 'B' contains itself, C -> B -> C, so it would have an infinite number of layers: remove one of these blocks",
        "[Block] [Block<B>] class C;", "[Block] [Block<D>] [Block<C>] class B; [Block] [Dense(4)] class D;")]
    [InlineData("'B' is not a block: add [Block] to the class, or use a class that has it",
        "class B; [Network(5)] [Block<B>] partial class N;")]
    [InlineData("[Adam] is not allowed on the block 'B', which can only have layers: move it to the network that uses the block, or remove it",
        "[Block] [Dense(4)] [Adam] class B;")]
    [InlineData("The block 'B' has no layers: add at least one layer attribute, such as [Dense(10)]", "[Block] class B;")]
    [InlineData("'Repeat' of [Block<B>] is 0: it must be 1 to 1,024", "[Block] [Dense(4)] class B; [Network(5)] [Block<B>(Repeat = 0)] partial class N;")]
    [InlineData("'layers' of [Block<C>] is 6,144: it must be 1 to 4,096",
        "[Block] [Dense(4)] class B; [Block] [Block<B>(Repeat = 6)] class C; [Network(5)] [Block<C>(Repeat = 1024)] partial class N;")]
    [InlineData("'b' cannot be the name of a layer: two parameters would be called 'b.0.weight' in files",
        "[Block] [Dense(4)] class B; [Network(5)] [Dense(4, Activation.Relu, Name = \"b.0\")] [Block<B>(Name = \"b\")] partial class N;")]
    public void Messages(string message, params string[] files)
    {
        UserCode code = UserCode.Of(files);
        code.ParseAll();

        Assert.Contains(message, code.Diagnostics.Select(diagnostic => diagnostic.GetMessage(null)));
    }

    /// <summary>A block that another project declares is read from its attributes, and reported where it is used.</summary>
    [Theory]
    [InlineData("[Block] [Dense(4)] public class B;", "")]
    [InlineData("[Block] [Dense(0)] public class B;", "In the block 'B': 'units' of [Dense] is 0: it must be 1 to 1,048,576")]
    [InlineData("[Block] [Dense(3)] [Add(\"input\")] public class B;",
        "In layer 2, [Add], of the block 'B': [Add] cannot join 3 with 'input', which is 4: give both the same columns, and the same rows or a single row")]
    [InlineData("[Block] [Dense(4)] [Block<C>] public class B; [Block] [Dense(4)] [Add(\"x\")] public class C;",
        "In the block 'C': No earlier layer is called 'x': use 'input', or set the 'Name' of the layer that you mean")]
    [InlineData("[Block] [Block<B>] public class B;", "In the block 'B': The block 'B' contains itself, B -> B, so it would have an infinite number of layers: remove one of these blocks")]
    [InlineData("[Block] [Dense(4)] [Dense(4)] public class B;", "")]
    [InlineData("public class B;", "'B' is not a block: add [Block] to the class, or use a class that has it")]
    public void Blocks_of_other_projects(string block, string message)
    {
        Compilation library = UserCode.Of(block).Compilation.WithAssemblyName("Library");
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        foreach (MetadataReference reference in new MetadataReference[] { library.ToMetadataReference(), MetadataReference.CreateFromImage(image.ToArray()) })
        {
            var diagnostics = new List<Diagnostic>();
            Compilation compilation = UserCode.Of("[Network(4)] [Block<B>(Name = \"b\")] [Block<B>(Name = \"c\")] [Dense(3)] partial class N;").Compilation.AddReferences(reference);
            Generator.Parsing.NetworkDeclaration? declaration = Generator.Parsing.NetworkParser.Parse(compilation.GetTypeByMetadataName("N")!, compilation, diagnostics.Add);

            Assert.Equal(message.Length == 0, declaration is not null);
            Assert.All(diagnostics, diagnostic => Assert.Equal(compilation.SyntaxTrees.Single(), diagnostic.Location.SourceTree));
            Assert.Equal(message, diagnostics.Select(diagnostic => diagnostic.GetMessage(null)).FirstOrDefault() ?? "");
        }
    }
}
