using Microsoft.CodeAnalysis;
using NetGen.Generator.Layers;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Tests.Parsing;

/// <summary>A new loss is a reader in the table: everything else about it follows from its role.</summary>
public class RoleTests
{
    private static readonly AttributeTable Table = new(
        new NetworkReader(), new DenseReader(), new SoftmaxCrossEntropyReader(), new SgdReader(), new MarginReader());

    private readonly List<Diagnostic> _diagnostics = [];

    [Fact]
    public void Another_loss_needs_only_a_reader()
    {
        NetworkDeclaration? declaration = Parse("[Network(2)] [Dense(3)] [Margin(Width = 2)] [Sgd] partial class N;");

        Assert.Equal(new MarginDeclaration(2), declaration!.Loss);
        Assert.Empty(_diagnostics);
    }

    [Fact]
    public void Its_arguments_are_checked()
    {
        Assert.Null(Parse("[Network(2)] [Dense(3)] [Margin(Width = -2)] partial class N;"));
        Assert.Equal("NETGEN007", Assert.Single(_diagnostics).Id);
    }

    [Fact]
    public void Two_losses_are_one_too_many()
    {
        Assert.Null(Parse("[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Margin] partial class N;"));

        Diagnostic diagnostic = Assert.Single(_diagnostics);
        Assert.Equal("NETGEN009", diagnostic.Id);
        Assert.Equal("[Margin] is a second loss in addition to [SoftmaxCrossEntropy]: keep one of the two", diagnostic.GetMessage(null));
        Assert.Equal("Margin", diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
    }

    [Fact]
    public void Only_classifiers_have_a_Classify()
    {
        const string Classify = "partial class N { int Classify(ReadOnlySpan<float> input) => 0; }";

        Assert.NotNull(Parse($"[Network(2)] [Dense(3)] [Margin] {Classify}"));
        Assert.Null(Parse($"[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] {Classify}"));
    }

    private NetworkDeclaration? Parse(string source)
    {
        UserCode code = UserCode.Of(source, "namespace NetGen { class MarginAttribute : Attribute { public float Width { get; set; } } }");
        return new NetworkParser(code.Compilation, Table, new ParseErrors(_diagnostics.Add), [], CancellationToken.None).Parse(code.ClassNamed("N"));
    }

    private sealed record MarginDeclaration(float Width) : LossDeclaration
    {
        public override bool IsClassifier(int outputs) => false;

        public override TargetForms Targets(int outputs) => TargetForms.Rows;
    }

    private sealed class MarginReader() : AttributeReader("MarginAttribute", AttributeRole.Loss)
    {
        protected override AttributeDeclaration ReadArguments(AttributeArguments arguments) =>
            new MarginDeclaration(arguments.Number("Width", NumberRange.NonNegative, otherwise: 1));
    }
}
