using NetGen;

/// <summary>
/// Says after each measurement which motion it belongs to, with a gated recurrent unit: a score for each motion, for each step.
/// </summary>
/// <remarks>
/// The GRU has a state of 16 values. With each measurement, it decides how much of the state to keep and what to put in place of the rest. There is no limit to
/// how long it can remember something; what is worth remembering, it learns. <c>ReturnsSequence</c> gives the state after each step, not only after the last
/// one, because each step has a label.
/// </remarks>
[Network(steps: Recording.WindowSteps, features: 1)]
[Gru(16, ReturnsSequence = true)]
[Dense(AccelerationSensor.Motions)]
[SoftmaxCrossEntropy]
[Adam]
internal sealed partial class RecurrentMonitor;
