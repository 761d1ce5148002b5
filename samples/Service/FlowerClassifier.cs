using NetGen;

/// <summary>Four measurements of a flower in, a score for each of three species out.</summary>
[Network(4)]
[Dense(16, Activation.Relu)]
[Dense(3)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f)]
internal sealed partial class FlowerClassifier;
