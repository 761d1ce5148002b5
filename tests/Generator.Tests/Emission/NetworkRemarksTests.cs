using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Emission;

/// <summary>What an editor shows of the class: its documentation comment, of which the user writes one part and the generator another.</summary>
public class NetworkRemarksTests
{
    private const string Classifier = """
        /// <summary>Tells digits apart.</summary>
        [Network(64)]
        [Dense(32, Activation.Relu, Name = "hidden")]
        [Dropout(0.25f)]
        [Dense(10, UseBias = false)]
        [SoftmaxCrossEntropy]
        [Sgd(Momentum = 0.9f)]
        public partial class DigitClassifier;
        """;

    [Fact]
    public void The_summary_is_the_users() =>
        Assert.Equal("Tells digits apart.", Assert.Single(CommentOf(Classifier).Elements("summary")).Value);

    [Fact]
    public void The_remarks_show_the_network()
    {
        string[] lines = RemarksOf(Classifier);

        Assert.Equal("DigitClassifier 64 -> 10 2,400 parameters 2,368 multiply-adds per sample", lines[0]);
        Assert.Equal("hidden 64 -> 32 relu weight [32, 64] bias [32] 2,080", lines[1]);
        Assert.Equal("dropout2 32 -> 32 0.25 0", lines[2]);
        Assert.Equal("dense3 32 -> 10 weight [10, 32] 320", lines[3]);
        Assert.Equal("softmax cross-entropy, SGD with momentum 0.9", lines[4]);
        Assert.Matches("^training state [0-9,]+ KB; workspace for [0-9]+ samples [0-9,]+ KB: ", lines[5]);
    }

    /// <summary>The layers of a block are shown once where repetitions are alike, and each time where they are not.</summary>
    [Fact]
    public void The_remarks_show_blocks_and_their_layers()
    {
        string[] lines = RemarksOf("""
            [Network(8)] [Block<Mlp>(Repeat = 3, Name = "body")] [Block<Wide>(Repeat = 2)] [Block<Out>(Trainable = false)] [Dense(2)]
            partial class DigitClassifier;
            [Block] [Dense(16, Activation.Relu, Name = "fc1")] [Block<Out>] [Add("input")] class Mlp;
            [Block] [Dense(8)] class Out;
            [Block] [Concat("input")] class Wide;
            """);

        Assert.Equal(
            [
                "body 8 -> 8 3 x Mlp 840",
                "fc1 8 -> 16 relu weight [16, 8] bias [16] 144",
                "block2 16 -> 8 Out 136",
                "dense1 16 -> 8 weight [8, 16] bias [8] 136",
                "add3 8 -> 8 0",
                "block2 8 -> 32 2 x Wide 0",
                "concat1 8 -> 16 0",
                "concat1 16 -> 32 0",
                "block3 32 -> 8 Out 264",
                "dense1 32 -> 8 weight [8, 32] bias [8] frozen 264",
                "dense4 8 -> 2 weight [2, 8] bias [2] 18",
            ],
            lines[1..12]);
    }

    [Theory]
    [InlineData(Classifier)]
    [InlineData("[Network(3)] [Dense(100, Activation.Tanh)] [Dense(1)] partial class DigitClassifier;")]
    [InlineData("[Network(2)] [Dense(4, Activation.Tanh)] [Dense(2)] [SoftmaxCrossEntropy] [Adam] partial class DigitClassifier;")]
    public void The_state_is_what_an_instance_holds(string source)
    {
        string code = GeneratorRun.Of(source).Result.GeneratedSources.Single().SourceText.ToString();
        int floats = int.Parse(Regex.Match(code, @"_parameters = .*Initialize\(new\(([0-9]+),").Groups[1].Value, CultureInfo.InvariantCulture);
        string kilobytes = ((floats * sizeof(float) + 1023) / 1024).ToString("N0", CultureInfo.InvariantCulture);

        Assert.Contains(RemarksOf(source), line => Regex.IsMatch(line, $"state {kilobytes} KB"));
    }

    /// <summary>The lines of the remarks, with single spaces.</summary>
    private static string[] RemarksOf(string source) =>
    [
        .. CommentOf(source).Elements("remarks").Single().Element("code")!.Value
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Regex.Replace(line, " +", " ")),
    ];

    private static XElement CommentOf(string source)
    {
        INamedTypeSymbol type = GeneratorRun.Of(source).Output.GetTypeByMetadataName("DigitClassifier")!;
        return XElement.Parse(type.GetDocumentationCommentXml()!);
    }
}
