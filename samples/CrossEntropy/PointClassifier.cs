using NetGen;

/// <summary>Two coordinates in, a score for each of two classes out.</summary>
[Network(2)]
[Dense(4, Activation.Relu)]
[Dense(2)]
[SoftmaxCrossEntropy]
[Sgd]
internal sealed partial class PointClassifier;
