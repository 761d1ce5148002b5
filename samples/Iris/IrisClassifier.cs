using NetGen;

/// <summary>Takes four measurements of a flower and computes a score for each of three species.</summary>
[Network(4)]
[Dense(16, Activation.Relu)]
[Dense(3)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f)]
internal sealed partial class IrisClassifier;
