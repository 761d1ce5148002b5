using NetGen;

/// <summary>Takes the two coordinates of a point and computes a score for each of two classes.</summary>
[Network(2)]
[Dense(32, Activation.Relu)]
[Dense(32, Activation.Relu)]
[Dense(2)]
[SoftmaxCrossEntropy]
[Adam]
internal sealed partial class Classifier;
