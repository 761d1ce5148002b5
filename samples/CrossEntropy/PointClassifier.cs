using NetGen;

/// <summary>Takes two coordinates and computes a score for each of two classes.</summary>
[Network(2)]
[Dense(4, Activation.Relu)]
[Dense(2)]
[SoftmaxCrossEntropy]
[Sgd]
internal sealed partial class PointClassifier;
