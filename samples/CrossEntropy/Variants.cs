using NetGen;

// One network with five losses; docs/losses.md explains when to use each of them.

[Network(2)]
[Dense(8, Activation.Tanh)]
[Dense(2)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f)]
internal sealed partial class WithSoftmax;

[Network(2)]
[Dense(8, Activation.Tanh)]
[Dense(1)]
[SigmoidCrossEntropy]
[Sgd(Momentum = 0.9f)]
internal sealed partial class WithSigmoid;

[Network(2)]
[Dense(8, Activation.Tanh)]
[Dense(2)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.2f)]
[Sgd(Momentum = 0.9f)]
internal sealed partial class WithSmoothing;

[Network(2)]
[Dense(8, Activation.Tanh)]
[Dense(2)]
[SoftmaxCrossEntropy(ClassWeights = new[] { 1f, 3f })]
[Sgd(Momentum = 0.9f)]
internal sealed partial class WithClassWeights;

[Network(2)]
[Dense(8, Activation.Tanh)]
[Dense(2)]
[SoftmaxCrossEntropy(FocalGamma = 2)]
[Sgd(Momentum = 0.9f)]
internal sealed partial class WithFocalLoss;
