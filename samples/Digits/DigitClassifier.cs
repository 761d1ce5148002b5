using NetGen;

/// <summary>Takes the 8x8 pixels of a handwritten digit and computes a score for each of ten digits.</summary>
[Network(64)]
[Dense(32, Activation.Relu, Name = "fc1")]
[Dense(10, Name = "fc2")]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f)]
internal sealed partial class DigitClassifier;
