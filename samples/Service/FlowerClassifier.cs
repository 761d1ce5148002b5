using NetGen;

/// <summary>Takes four measurements of a flower and computes a score for each of three species.</summary>
[Network(4)]
[Dense(16, Activation.Relu)]
[Dense(3)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f)]
// Limits how much a single step can change the network.
[ClipGradients(MaxNorm = 1)]
internal sealed partial class FlowerClassifier;
