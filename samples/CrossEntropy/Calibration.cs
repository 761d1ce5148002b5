using NetGen;

/// <summary>
/// Platt scaling: turns a network's log-odds into calibrated probabilities, σ(a · log-odds + b). The two numbers are learned from samples that the
/// network was not trained with.
/// </summary>
[Network(1)]
[Dense(1)]
[SigmoidCrossEntropy]
[Sgd(Momentum = 0.9f)]
internal sealed partial class Calibration;
