using NetGen;

/// <summary>
/// Platt's scaling: turns a network's log-odds into probabilities that come true as often as they say, σ(a · log-odds + b). Two numbers are
/// learned, from samples that the network was not trained on.
/// </summary>
[Network(1)]
[Dense(1)]
[SigmoidCrossEntropy]
[Sgd(Momentum = 0.9f)]
internal sealed partial class Calibration;
