using Microsoft.CodeAnalysis;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Parsing;

/// <summary>The table of generated members lists what the compiler generates, no more and no less.</summary>
public class GeneratedMembersTests
{
    private static readonly string[] Sources =
    [
        "[Network(2)] [Dense(3)] partial class N;",
        "[Network(64)] [Dense(32, Activation.Gelu)] [Dense(3, UseBias = false)] partial class N;",
        "[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] partial class N;",
        "[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd(WeightDecay = 0.1f)] partial class N;",
        "[Network(64)] [Dense(32)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd(Momentum = 0.9f, Nesterov = true)] partial class N;",
        "[Network(64)] [Dense(32)] [Dense(3)] [SoftmaxCrossEntropy] [AdamW] partial class N;",
        "[Network(64)] [Dense(32)] [Dropout(0.5f)] [Dense(3)] [SoftmaxCrossEntropy] partial class N;",
        "[Network(steps: 7, features: 4)] [Dense(32)] [LayerNorm] [Dense(3)] [SoftmaxCrossEntropy] partial class N;",
        "[Network(steps: 7, features: 4)] [Gru(32)] [Dense(3)] partial class N;",
        "[Network(steps: 7, features: 4)] [Conv1d(8, 3)] [GlobalMaxPool] [Dense(3)] partial class N;",
        "[Network(64)] [Dense(32)] [BatchNorm] [Dense(3)] [SoftmaxCrossEntropy] partial class N;",
        "[Network(64)] [Dense(32)] [BatchNorm(Trainable = false)] [Dense(3)] [SoftmaxCrossEntropy] partial class N;",
        "[Network(64)] [Dense(32)] [BatchNorm] [Dense(3)] partial class N;",
        "[Network(5)] [Embedding(9, 4)] [Dense(3)] partial class N;",
        "[Network(5)] [Embedding(9, 4)] [Flatten] [BatchNorm] [Dense(3)] [SoftmaxCrossEntropy] partial class N;",
        "[Network(5)] [Embedding(9, 4)] [Dense(3)] [SoftmaxCrossEntropy] partial class N;",
    ];

    public static TheoryData<string> Networks => [.. Sources];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_generated_member_is_in_the_table(string source)
    {
        ISymbol[] members = MembersOf(source);
        GeneratedMember[] table = TableOf(source);

        Assert.Empty(members.Where(member => !table.Any(row => row.CollidesWith(member))).Select(member => member.ToDisplayString()));
    }

    [Fact]
    public void Every_member_in_the_table_is_generated()
    {
        ISymbol[] members = [.. Sources.SelectMany(MembersOf)];
        GeneratedMember[] table = [.. Sources.SelectMany(TableOf).Distinct()];

        Assert.Empty(table.Where(row => !members.Any(row.CollidesWith)).Select(row => row.ToString()));
    }

    // What is implemented explicitly has a name that no member of the user's can have.
    private static ISymbol[] MembersOf(string source) =>
    [
        .. GeneratorRun.Of(source).Output.GetTypeByMetadataName("N")!.GetMembers()
            .Where(member => !member.IsImplicitlyDeclared && !member.Name.StartsWith("global::", StringComparison.Ordinal)),
    ];

    private static GeneratedMember[] TableOf(string source)
    {
        NetworkDeclaration network = UserCode.Parse(source)!;
        NetworkGraph graph = Lowering.Lower(network);
        Shape outputs = graph.Output.Shape;
        return
        [
            .. GeneratedMembers.Of(
                network.Loss is not null,
                network.Loss?.Targets(outputs.Columns) ?? TargetForms.None,
                network.Loss?.IsClassifier(outputs.Columns) == true,
                classifiesRows: outputs.RowsPerSample > 1,
                drops: network.Layers.Any(layer => layer is DropoutDeclaration),
                hasBuffers: network.Layers.Any(layer => layer is BatchNormDeclaration),
                streams: Lowering.Check(network.Input, [.. network.Layers], areAll: true).Streams,
                takesTokens: graph.Input.ElementType == ElementType.Integer),
        ];
    }
}
