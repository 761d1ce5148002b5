using NetGen;

/// <summary>Takes the 28x28 pixels of an image as features and computes a score for each of ten classes.</summary>
[Network(784)]
[Dense(128, Activation.Relu, Name = "fc1")]
[Dense(10, Name = "fc2")]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f, WeightDecay = 1e-4f)]
internal sealed partial class DenseClassifier;
