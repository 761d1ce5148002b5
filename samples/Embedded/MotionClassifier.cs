using NetGen;

/// <summary>Takes half a second of acceleration and computes a score for each kind of motion.</summary>
[Network(AccelerationSensor.WindowSize)]
[Dense(16, Activation.Relu, Name = "features")]
[Dense(AccelerationSensor.Motions, Name = "motion")]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f)]
internal sealed partial class MotionClassifier;
