using NetGen.Generator.Layers;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Parsing;

public class NetworkParserTests
{
    [Fact]
    public void A_declaration_holds_every_attribute_and_argument()
    {
        NetworkDeclaration? declaration = UserCode.Parse("""
            namespace Demo;

            [Network(64, WorkspaceSamples = 256)]
            [Dense(32, Activation.Relu)]
            [Dropout(0.125f)]
            [Dense(16, Activation.Tanh, UseBias = false, Initializer = Initializer.GlorotNormal)]
            [Dense(8, Initializer = Initializer.Constant, InitialValue = 0.5f, InitialBias = -1, Trainable = false)]
            [Dense(10)]
            [SoftmaxCrossEntropy]
            [Sgd(Momentum = 0.9f, Nesterov = true, WeightDecay = 1e-4f)]
            [L2(0.5f)]
            [L1(0.25f)]
            [ClipGradients(MaxNorm = 2)]
            public sealed partial class DigitClassifier;
            """);

        var expected = new NetworkDeclaration(
            new TypeIdentity("Demo", default, "DigitClassifier"),
            Input: 64,
            WorkspaceSamples: 256,
            Layers: new([
                new DenseDeclaration(32, Activation.Relu, UseBias: true),
                new DropoutDeclaration(0.125f),
                new DenseDeclaration(16, Activation.Tanh, UseBias: false) { Weight = new(Initializer.GlorotNormal) },
                new DenseDeclaration(8, Activation.Linear, UseBias: true) { Weight = new(Initializer.Constant, InitialValue: 0.5f, InitialBias: -1, Trainable: false) },
                new DenseDeclaration(10, Activation.Linear, UseBias: true),
            ]),
            new SoftmaxCrossEntropyDeclaration(),
            new SgdDeclaration(Momentum: 0.9f, Nesterov: true, WeightDecay: 1e-4f),
            new PenaltyDeclaration(L1: 0.25f, L2: 0.5f),
            new ClippingDeclaration(MaxNorm: 2, MaxValue: null));
        Assert.Equal(expected, declaration);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        NetworkDeclaration? declaration = UserCode.Parse("[Network(2)] [Dense(3)] partial class N;");

        var expected = new NetworkDeclaration(
            new TypeIdentity(null, default, "N"),
            Input: 2,
            WorkspaceSamples: null,
            Layers: new([new DenseDeclaration(3, Activation.Linear, UseBias: true)]),
            Loss: null,
            Optimizer: null);
        Assert.Equal(expected, declaration);
    }

    [Fact]
    public void Sgd_without_arguments_is_plain()
    {
        NetworkDeclaration? declaration = UserCode.Parse("[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd] partial class N;");

        Assert.Equal(new SgdDeclaration(Momentum: 0, Nesterov: false, WeightDecay: 0), declaration?.Optimizer);
    }

    [Theory]
    [InlineData("[Network(2), Dense(5), Dense(4), Dense(3)] partial class N;")]
    [InlineData("[Dense(5)] [Network(2)] [Dense(4)] [SoftmaxCrossEntropy] [Dense(3)] partial class N;")]
    [InlineData("[Dense(5)] [Dense(4), Dense(3)] [Network(2)] partial class N;")]
    [InlineData("partial class N { } [Network(2), Dense(5), Dense(4), Dense(3)] partial class N;")]
    public void Layers_are_in_the_order_of_the_source(string source)
    {
        NetworkDeclaration? declaration = UserCode.Parse(source);

        Assert.Equal([5, 4, 3], declaration!.Layers.Cast<DenseDeclaration>().Select(layer => layer.Units));
    }

    [Theory]
    [InlineData("public")]
    [InlineData("internal")]
    [InlineData("sealed")]
    [InlineData("unsafe")]
    [InlineData("public sealed unsafe")]
    public void Modifiers_do_not_matter(string modifiers)
    {
        Assert.NotNull(UserCode.Parse($"[Network(2)] [Dense(3)] {modifiers} partial class N;"));
    }

    [Fact]
    public void A_base_class_and_interfaces_do_not_matter()
    {
        UserCode code = UserCode.Of("""
            [Network(2)] [Dense(3)] partial class N : Named, ICloneable, IDisposable
            {
                public object Clone() => this;
                public void Dispose() { }
            }
            abstract class Named { protected Named(string name = "") { } public string Name => ""; }
            """);

        Assert.NotNull(code.Parse("N"));
        Assert.Empty(code.Diagnostics);
    }

    [Fact]
    public void A_class_without_attributes_is_no_network()
    {
        UserCode code = UserCode.Of("[Serializable] partial class N;");

        Assert.Null(code.Parse());
        Assert.Empty(code.Diagnostics);
    }

    [Fact]
    public void Everything_that_is_wrong_is_reported()
    {
        UserCode code = UserCode.Of("""
            [Network(0, WorkspaceSamples = -1)]
            [Dense(0, (Activation)99)]
            [Dense(2_000_000)]
            [Sgd(Momentum = 2, WeightDecay = -1)]
            abstract class N<T>(int size)
            {
                public int InputSize;
            }
            """);

        Assert.Null(code.Parse());
        Assert.Equal(
            [
                "NETGEN001", "NETGEN004", "NETGEN004", "NETGEN004", "NETGEN004", "NETGEN006", "NETGEN007", "NETGEN007",
                "NETGEN010", "NETGEN010", "NETGEN012", "NETGEN013", "NETGEN015",
            ],
            code.Ids.Order());
    }

    [Fact]
    public void Cancellation_is_honoured()
    {
        UserCode code = UserCode.Of("[Network(2)] [Dense(3)] partial class N;");

        Assert.Throws<OperationCanceledException>(() =>
            NetworkParser.Parse(code.ClassNamed("N"), code.Compilation, report: null, new CancellationToken(canceled: true)));
    }
}
