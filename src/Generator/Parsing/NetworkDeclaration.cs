namespace NetGen.Generator.Parsing;

/// <summary>What the user declared: plain data, without symbols or syntax, so that the pipeline can cache it.</summary>
internal sealed record NetworkDeclaration(
    TypeIdentity Type,
    int InputSize,
    int? WorkspaceSamples,
    EquatableArray<LayerDeclaration> Layers,
    LossDeclaration? Loss,
    OptimizerDeclaration? Optimizer,
    PenaltyDeclaration? Penalty = null,
    ClippingDeclaration? Clipping = null);

/// <summary>The class to extend, and the types it is nested in, outermost first. Names are escaped where they are keywords.</summary>
internal sealed record TypeIdentity(string? Namespace, EquatableArray<ContainingType> ContainingTypes, string Name);

/// <summary>A type that a network is nested in.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record struct</c> and so on.</param>
internal sealed record ContainingType(string Keyword, string Name);

/// <summary>What one attribute declares.</summary>
internal abstract record AttributeDeclaration;

/// <summary>The <c>[Network]</c> attribute.</summary>
internal sealed record NetworkOptions(int InputSize, int? WorkspaceSamples, int? MaxParameters) : AttributeDeclaration;

/// <summary>One layer attribute.</summary>
internal abstract record LayerDeclaration : AttributeDeclaration
{
    /// <summary>The name that the user gave to the layer.</summary>
    public string? Name { get; init; }

    /// <summary>The modules that the layer is in PyTorch's <c>nn.Sequential</c>, which names its parts by their number.</summary>
    public abstract int Modules { get; }

    /// <summary>The features that leave the layer when <paramref name="inputSize"/> enter it.</summary>
    public abstract int OutputSize(int inputSize);

    /// <summary>Whether the layer has parameters that training changes.</summary>
    public abstract bool IsTrainable { get; }

    /// <summary>The layer's parameters; a long, for the parser has yet to find out whether they are too many.</summary>
    public abstract long ParameterCount(int inputSize);
}

internal sealed record DenseDeclaration(
    int Units,
    Activation Activation,
    bool UseBias,
    Initializer Initializer = Initializer.ByActivation,
    float InitialValue = 0,
    float InitialBias = 0,
    bool Trainable = true) : LayerDeclaration
{
    public override int Modules => Activation == Activation.Linear ? 1 : 2;

    public override bool IsTrainable => Trainable;

    public override int OutputSize(int inputSize) => Units;

    public override long ParameterCount(int inputSize) => (long)Units * inputSize + (UseBias ? Units : 0);
}

internal sealed record DropoutDeclaration(float Rate) : LayerDeclaration
{
    public override int Modules => 1;

    public override bool IsTrainable => false;

    public override int OutputSize(int inputSize) => inputSize;

    public override long ParameterCount(int inputSize) => 0;
}

/// <summary>The optimiser attribute.</summary>
internal abstract record OptimizerDeclaration : AttributeDeclaration;

internal sealed record SgdDeclaration(float Momentum = 0, bool Nesterov = false, float WeightDecay = 0, float Dampening = 0)
    : OptimizerDeclaration;

internal sealed record RmsPropDeclaration(float Decay, float Epsilon, float Momentum, bool Centered, float WeightDecay)
    : OptimizerDeclaration;

/// <param name="DecouplesDecay">Whether the decay shrinks the parameter directly, as <c>[AdamW]</c> does, or is part of the gradient.</param>
internal sealed record AdamDeclaration(float Beta1, float Beta2, float Epsilon, float WeightDecay, bool DecouplesDecay = false)
    : OptimizerDeclaration;

internal sealed record AdaGradDeclaration(float LearningRateDecay, float WeightDecay, float InitialAccumulator, float Epsilon)
    : OptimizerDeclaration;

internal sealed record LionDeclaration(float Beta1, float Beta2, float WeightDecay) : OptimizerDeclaration;

/// <summary>What the loss has on top for every trainable weight w: L1 · |w| + L2 / 2 · w².</summary>
internal sealed record PenaltyDeclaration(float L1 = 0, float L2 = 0) : AttributeDeclaration;

/// <summary>The limit of the gradients that the optimiser sees: one of the two.</summary>
internal sealed record ClippingDeclaration(float? MaxNorm, float? MaxValue) : AttributeDeclaration;
