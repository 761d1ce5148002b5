using NetGen;

/// <summary>The 8x8 pixels of a handwritten digit in, a score for each of ten digits out.</summary>
[Network(64)]
[Dense(32, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f)]
internal sealed partial class DigitClassifier;
