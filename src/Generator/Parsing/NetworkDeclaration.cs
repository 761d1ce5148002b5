using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Parsing;

/// <summary>What the user declared: plain data, without symbols or syntax, so that the pipeline can cache it.</summary>
internal sealed record NetworkDeclaration(
    TypeIdentity Type,
    InputShape Input,
    int? WorkspaceSamples,
    EquatableArray<LayerDeclaration> Layers,
    LossDeclaration? Loss,
    OptimizerDeclaration? Optimizer,
    PenaltyDeclaration? Penalty = null,
    ClippingDeclaration? Clipping = null,
    bool OutputsChannelsFirst = false);

/// <summary>
/// The shape of a sample: features, a sequence of steps with features, or an image of rows of pixels with channels.
/// </summary>
/// <param name="Positions">The steps, or the height and the width.</param>
/// <param name="Features">The features, or the channels.</param>
/// <param name="IsChannelsFirst">Whether the caller passes an image or a sequence plane by plane.</param>
internal sealed record InputShape(EquatableArray<int> Positions, int Features, bool IsChannelsFirst = false)
{
    /// <summary>The shape inside of the network, channels last.</summary>
    public Shape Shape => new([Dimension.Batch, .. Positions.Select(extent => (Dimension)extent), Features]);

    /// <summary>The shape that the caller passes.</summary>
    public Shape PassedShape => IsChannelsFirst ? new([Dimension.Batch, Features, .. Positions.Select(extent => (Dimension)extent)]) : Shape;

    public static implicit operator InputShape(int features) => new(default, features);
}

/// <summary>The class to extend, and the types it is nested in, outermost first. Names are escaped where they are keywords.</summary>
internal sealed record TypeIdentity(string? Namespace, EquatableArray<ContainingType> ContainingTypes, string Name);

/// <summary>A type that a network is nested in.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record struct</c> and so on.</param>
internal sealed record ContainingType(string Keyword, string Name);

/// <summary>What one attribute declares.</summary>
internal abstract record AttributeDeclaration;

/// <summary>The <c>[Network]</c> attribute.</summary>
/// <param name="Input">What a sample is.</param>
/// <param name="OutputsChannelsFirst">Whether the caller is handed an image or a sequence plane by plane.</param>
/// <param name="WorkspaceSamples">Samples that the workspace holds; null where the compiler chooses.</param>
/// <param name="MaxParameters">The budget of parameters; null where there is none.</param>
internal sealed record NetworkOptions(InputShape Input, bool OutputsChannelsFirst, int? WorkspaceSamples, int? MaxParameters) : AttributeDeclaration;

/// <summary>The <c>[Block]</c> attribute of a class that has layers but is not a network.</summary>
internal sealed record BlockMark : AttributeDeclaration;

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
