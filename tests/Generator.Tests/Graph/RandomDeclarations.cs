using CsCheck;
using NetGen.Generator.Layers;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Graph;

/// <summary>Draws classifiers: dense layers of any width, activation and bias, some frozen, dropouts between them, and penalties.</summary>
internal static class RandomDeclarations
{
    private static readonly Gen<Activation> AnyActivation = Gen.Enum<Activation>();

    /// <summary>So small that every gradient can be compared with finite differences.</summary>
    public static Gen<NetworkDeclaration> Small { get; } = Classifiers(Gen.Int[1, 5], 3);

    /// <summary>Small and odd, sometimes wide and often deep, as the planner may meet them.</summary>
    public static Gen<NetworkDeclaration> Any { get; } =
        Classifiers(Gen.Frequency((3, Gen.Int[1, 70]), (1, Gen.Int[71, 600]), (1, Gen.OneOf(1, 16, 17, 32, 4096))), 7);

    private static Gen<NetworkDeclaration> Classifiers(Gen<int> width, int depth)
    {
        Gen<LayerDeclaration> dense = Gen.Select(width, AnyActivation, Gen.Bool, Gen.Int[0, 3], (units, activation, bias, frozen) =>
            (LayerDeclaration)(Declared.Dense(units, activation, bias) with { Weight = new(Trainable: frozen > 0) }));
        Gen<LayerDeclaration> layer = Gen.Frequency((5, dense), (1, Gen.Const((LayerDeclaration)new DropoutDeclaration(0.4f))));
        Gen<DenseDeclaration> last = Gen.Select(width, AnyActivation, Gen.Bool, Declared.Dense);
        Gen<PenaltyDeclaration?> penalty = Gen.Frequency(
            (2, Gen.Const((PenaltyDeclaration?)null)),
            (1, Gen.OneOf(new PenaltyDeclaration(0.1f), new PenaltyDeclaration(0, 0.1f), new PenaltyDeclaration(0.1f, 0.2f)).Select(some => (PenaltyDeclaration?)some)));
        Gen<SgdDeclaration> optimizer = Gen.Select(
            Gen.OneOf(0f, 0.9f), Gen.OneOf(0f, 0.01f), (momentum, decay) => new SgdDeclaration(momentum, momentum > 0, decay));
        return Gen.Select(width, layer.Array[0, depth - 1], last, optimizer, penalty, (inputs, layers, final, sgd, penalised) =>
            Declared.Classifier(inputs, [.. layers, final]) with { Optimizer = sgd, Penalty = penalised });
    }
}
