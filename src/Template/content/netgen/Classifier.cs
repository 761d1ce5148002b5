using NetGen;

/// <summary>A point's two coordinates in, a score for each of two classes out.</summary>
[Network(2)]
[Dense(32, Activation.Relu)]
[Dense(32, Activation.Relu)]
[Dense(2)]
[SoftmaxCrossEntropy]
[Adam]
internal sealed partial class Classifier;
