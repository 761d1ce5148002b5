using NetGen;

/// <summary>Half a second of acceleration in, a score for each kind of motion out.</summary>
[Network(AccelerationSensor.WindowSize)]
[Dense(16, Activation.Relu, Name = "features")]
[Dense(3, Name = "motion")]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f)]
internal sealed partial class MotionClassifier;
