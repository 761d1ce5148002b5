namespace NetGen.Generator.Parsing;

/// <summary>What the user declared: plain data, without symbols or syntax, so that the pipeline can cache it.</summary>
internal sealed record NetworkDeclaration(
    TypeIdentity Type,
    int InputSize,
    int? WorkspaceSamples,
    EquatableArray<LayerDeclaration> Layers,
    LossDeclaration? Loss,
    OptimizerDeclaration? Optimizer);

/// <summary>The class to extend, and the types it is nested in, outermost first. Names are escaped where they are keywords.</summary>
internal sealed record TypeIdentity(string? Namespace, EquatableArray<ContainingType> ContainingTypes, string Name);

/// <summary>A type that a network is nested in; <paramref name="Keyword"/> is <c>class</c>, <c>struct</c>, <c>record struct</c> and so on.</summary>
internal sealed record ContainingType(string Keyword, string Name);

/// <summary>One layer attribute.</summary>
internal abstract record LayerDeclaration;

internal sealed record DenseDeclaration(int Units, Activation Activation, bool UseBias) : LayerDeclaration;

/// <summary>The loss attribute.</summary>
internal abstract record LossDeclaration;

internal sealed record SoftmaxCrossEntropyDeclaration : LossDeclaration;

/// <summary>The optimiser attribute.</summary>
internal abstract record OptimizerDeclaration;

internal sealed record SgdDeclaration(float Momentum = 0, bool Nesterov = false, float WeightDecay = 0) : OptimizerDeclaration;
