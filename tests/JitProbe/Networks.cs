namespace NetGen.JitProbe;

// One network for each way that the planner takes, with the optimiser's variants among them.

/// <summary>Small enough for the samples to fill the vectors.</summary>
[Network(2)]
[Dense(4, Activation.Relu)]
[Dense(2)]
[SoftmaxCrossEntropy]
[Sgd]
internal sealed partial class Narrow : INetwork;

/// <summary>The same, with functions that are called instead of inlined.</summary>
[Network(2)]
[Dense(4, Activation.Tanh)]
[Dense(4, Activation.Gelu)]
[Dense(2)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f)]
internal sealed partial class NarrowDeep : INetwork;

/// <summary>About as much as fits.</summary>
[Network(2)]
[Dense(8, Activation.Relu)]
[Dense(2)]
[SoftmaxCrossEntropy]
[Sgd]
internal sealed partial class NarrowFull : INetwork;

/// <summary>About as much as fits with the functions inlined.</summary>
[Network(2)]
[Dense(2, Activation.Sigmoid)]
[Dense(2)]
[SoftmaxCrossEntropy]
[Sgd]
internal sealed partial class NarrowInlined : INetwork;

/// <summary>The functions that are short, and called all the same.</summary>
[Network(2)]
[Dense(4, Activation.HardSigmoid)]
[Dense(4, Activation.HardSwish)]
[Dense(2)]
[SoftmaxCrossEntropy]
[Sgd]
internal sealed partial class NarrowHard : INetwork;

/// <summary>About as much as fits of the longest function that is always inlined.</summary>
[Network(2)]
[Dense(8, Activation.Relu6)]
[Dense(2)]
[SoftmaxCrossEntropy]
[Sgd]
internal sealed partial class NarrowCapped : INetwork;

/// <summary>The smooth ones, called.</summary>
[Network(2)]
[Dense(4, Activation.Mish)]
[Dense(4, Activation.GeluTanh)]
[Dense(2)]
[SoftmaxCrossEntropy]
[Sgd]
internal sealed partial class NarrowSmooth : INetwork;

/// <summary>More than fits.</summary>
[Network(3)]
[Dense(5, Activation.Gelu)]
[Dense(4, Activation.Tanh)]
[Dense(3)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f, Nesterov = true, WeightDecay = 0.01f)]
internal sealed partial class SmallDeep : INetwork;

[Network(4)]
[Dense(16, Activation.Relu)]
[Dense(3)]
[SoftmaxCrossEntropy]
[Sgd]
internal sealed partial class Small : INetwork;

/// <summary>About as much as a single sample runs through straight-line.</summary>
[Network(8)]
[Dense(16, Activation.LeakyRelu)]
[Dense(12)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f, Nesterov = true, WeightDecay = 0.01f)]
internal sealed partial class SmallFull : INetwork;

[Network(64)]
[Dense(32, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f)]
internal sealed partial class Medium : INetwork;

[Network(784)]
[Dense(512, Activation.Relu)]
[Dense(512, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Sgd]
internal sealed partial class Wide : INetwork;

[Network(40)]
[Dense(48, Activation.Relu)]
[Dense(40, Activation.LeakyRelu)]
[Dense(33, Activation.Elu)]
[Dense(47, Activation.Selu)]
[Dense(64, Activation.Tanh)]
[Dense(31, Activation.Sigmoid)]
[Dense(17, Activation.Softplus)]
[Dense(50, Activation.Gelu)]
[Dense(36, Activation.Silu)]
[Dense(42, Activation.Relu6)]
[Dense(39, Activation.HardSigmoid)]
[Dense(45, Activation.HardSwish)]
[Dense(18, Activation.Mish)]
[Dense(49, Activation.GeluTanh)]
[Dense(20)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f, WeightDecay = 0.01f)]
internal sealed partial class EveryActivation : INetwork;

[Network(100)]
[Dense(90, Activation.Relu)]
[Dense(80, Activation.Relu)]
[Dense(70, Activation.Tanh)]
[Dense(60, Activation.Relu, UseBias = false)]
[Dense(50, Activation.Relu)]
[Dense(50, Activation.Relu)]
[Dense(40, Activation.Relu)]
[Dense(30, Activation.Silu)]
[Dense(20, Activation.Relu)]
[Dense(1, Activation.Sigmoid)]
[Dense(7, Activation.Relu)]
[Dense(100)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f, Nesterov = true)]
internal sealed partial class TwelveLayers : INetwork;

// Tiles of both widths, with as many rows as there can be, under the steps that are longest.

[Network(40)]
[Dense(48, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f, Dampening = 0.1f, WeightDecay = 0.01f)]
internal sealed partial class WithDampening : INetwork;

[Network(40)]
[Dense(48, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[RmsProp(WeightDecay = 0.01f)]
internal sealed partial class WithRmsProp : INetwork;

[Network(40)]
[Dense(48, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[RmsProp(Momentum = 0.9f, Centered = true, WeightDecay = 0.01f)]
internal sealed partial class WithCenteredRmsProp : INetwork;

[Network(40)]
[Dense(48, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam(WeightDecay = 0.01f)]
internal sealed partial class WithAdam : INetwork;

[Network(40)]
[Dense(48, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[AdamW]
internal sealed partial class WithAdamW : INetwork;

[Network(40)]
[Dense(48, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[AdaGrad(LearningRateDecay = 0.1f, WeightDecay = 0.01f)]
internal sealed partial class WithAdaGrad : INetwork;

[Network(40)]
[Dense(48, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Lion(WeightDecay = 0.01f)]
internal sealed partial class WithLion : INetwork;

// Losses that compute more than a softmax.

[Network(40)]
[Dense(48, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy(
    LabelSmoothing = 0.1f, ClassWeights = new[] { 1f, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, FocalGamma = 1.5f, IgnoreIndex = -1)]
[Sgd]
internal sealed partial class WithFocalLoss : INetwork;

[Network(40)]
[Dense(48, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.1f, ClassWeights = new[] { 1f, 2, 3, 4, 5, 6, 7, 8, 9, 10 })]
[Sgd]
internal sealed partial class WithSmoothing : INetwork;

[Network(40)]
[Dense(48, Activation.Relu)]
[Dense(1)]
[SigmoidCrossEntropy(FocalGamma = 2)]
[Sgd]
internal sealed partial class WithSigmoid : INetwork;

[Network(40)]
[Dense(48, Activation.Relu)]
[Dense(10)]
[HingeLoss]
[Sgd]
internal sealed partial class WithHingeLoss : INetwork;

[Network(2)]
[Dense(4, Activation.Relu)]
[Dense(2)]
[SoftmaxCrossEntropy]
[Adam]
internal sealed partial class NarrowWithAdam : INetwork;

/// <summary>Windows over images.</summary>
[Network(height: 12, width: 12, channels: 3)]
[Conv2d(40, 3, Activation.Relu, Padding = 1)]
[MaxPool2d(2)]
[DepthwiseConv2d(3, Activation.Relu, Padding = 1, Multiplier = 2)]
[DepthwiseConv2d(3, Stride = 2)]
[Dropout2d(0.1f)]
[Conv2d(40, 2, Activation.Tanh)]
[Flatten]
[Dense(10)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f)]
internal sealed partial class Pictures : INetwork;

/// <summary>Steps that see each other.</summary>
[Network(steps: 40, features: 12)]
[Dense(48)]
[LayerNorm]
[Attention(3)]
[Attention(4, Causal = true, Activation = Activation.Tanh)]
[GlobalAveragePool]
[Dense(10)]
[SoftmaxCrossEntropy]
[Adam]
internal sealed partial class Attending : INetwork;

/// <summary>A recurrent layer whose steps have three gates.</summary>
[Network(steps: 6, features: 5)]
[Gru(20, ReturnsSequence = true)]
[Gru(16)]
[Dense(3)]
[SoftmaxCrossEntropy]
[Sgd]
internal sealed partial class Gates : INetwork;

/// <summary>One whose steps have four, in both directions.</summary>
[Network(steps: 6, features: 5)]
[Lstm(40, Bidirectional = true)]
[Dense(3)]
[SoftmaxCrossEntropy]
[Adam]
internal sealed partial class Memory : INetwork;

/// <summary>Tokens, with the samples in the lanes: as many rows to choose from as there is room for.</summary>
[Network(2)]
[Embedding(6, 2)]
[Flatten]
[Dense(2)]
[SoftmaxCrossEntropy]
internal sealed partial class NarrowTokens : INetwork<int>;

/// <summary>Tokens of a larger vocabulary.</summary>
[Network(12)]
[Embedding(300, 24)]
[PositionEmbedding]
[Dense(20, Activation.Tanh)]
[Flatten]
[Dense(5)]
[SoftmaxCrossEntropy]
internal sealed partial class Tokens : INetwork<int>;
