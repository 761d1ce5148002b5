using CsCheck;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Graph;

/// <summary>Draws classifiers: dense layers of any width, activation and bias.</summary>
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
        Gen<DenseDeclaration> layer = Gen.Select(width, AnyActivation, Gen.Bool, Declared.Dense);
        Gen<SgdDeclaration> optimizer = Gen.Select(
            Gen.OneOf(0f, 0.9f), Gen.OneOf(0f, 0.01f), (momentum, decay) => new SgdDeclaration(momentum, momentum > 0, decay));
        return Gen.Select(width, layer.Array[1, depth], optimizer, (inputs, layers, sgd) =>
            Declared.Classifier(inputs, layers) with { Optimizer = sgd });
    }
}
