using NetGen;

/// <summary>Four measurements of a flower in, a score for each of three species out.</summary>
[Network(4)]
[Dense(16, Activation.Relu)]
[Dense(3)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f)]
// No feedback, however odd, moves the network further than this in one step.
[ClipGradients(MaxNorm = 1)]
internal sealed partial class FlowerClassifier;
