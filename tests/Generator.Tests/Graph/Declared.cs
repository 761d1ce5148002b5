using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Graph;

/// <summary>Declarations as the parser hands them over.</summary>
internal static class Declared
{
    /// <summary>A classifier without an optimiser of its own.</summary>
    public static NetworkDeclaration Classifier(InputShape input, params LayerDeclaration[] layers) => new(
        new TypeIdentity(null, default, "Network"),
        input,
        WorkspaceSamples: null,
        new EquatableArray<LayerDeclaration>([.. layers]),
        new SoftmaxCrossEntropyDeclaration(),
        Optimizer: null);

    /// <summary>A network without a loss.</summary>
    public static NetworkDeclaration Inference(InputShape input, params LayerDeclaration[] layers) =>
        Classifier(input, layers) with { Loss = null };

    public static DenseDeclaration Dense(int units, Activation activation = Activation.Linear, bool useBias = true) =>
        new(units, activation, useBias);

    /// <summary>Dense layers of these sizes, with biases and one activation between them.</summary>
    public static NetworkDeclaration Stack(Activation activation, int inputSize, params int[] units) =>
        Classifier(inputSize, [.. units.Select((size, i) => Dense(size, i < units.Length - 1 ? activation : Activation.Linear))]);

    public static NetworkGraph Lowered(this NetworkDeclaration declaration) => Lowering.Lower(declaration);
}
