using NetGen;

/// <summary>The 8x8 pixels of a handwritten digit in, a score for each of ten digits out.</summary>
[Network(64)]
[Dense(32, Activation.Relu, Name = "fc1")]
[Dense(10, Name = "fc2")]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f)]
internal sealed partial class DigitClassifier;
