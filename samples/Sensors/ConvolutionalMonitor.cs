using NetGen;

/// <summary>
/// Says after each measurement which motion it belongs to, with causal convolutions: a score for each motion, for each step.
/// </summary>
/// <remarks>
/// A causal convolution reads its own step and earlier ones, so the network never needs a measurement that isn't there yet. Each layer here reads 3 steps; the
/// dilation is how far these are apart. With dilations of 1, 2, 4 and 8, the last layer depends on 31 measurements, half a second. What was before that, the
/// network cannot know.
/// </remarks>
[Network(steps: Recording.WindowSteps, features: 1)]
[Conv1d(16, 3, Activation.Relu, Causal = true)]
[Conv1d(16, 3, Activation.Relu, Causal = true, Dilation = 2)]
[Conv1d(16, 3, Activation.Relu, Causal = true, Dilation = 4)]
[Conv1d(16, 3, Activation.Relu, Causal = true, Dilation = 8)]
[Dense(AccelerationSensor.Motions)]
[SoftmaxCrossEntropy]
[Adam]
internal sealed partial class ConvolutionalMonitor;
