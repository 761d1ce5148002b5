using NetGen;

/// <summary>Takes an encoded passenger and computes a score for each of two classes: drowned and survived.</summary>
[Network(PassengerEncoding.Size)]
[Dense(24, Activation.Relu)]
[Dense(2)]
[SoftmaxCrossEntropy]
[AdamW(WeightDecay = 0.02f)]
internal sealed partial class SurvivalNetwork;

/// <summary>The same without a hidden layer, which is logistic regression: each input counts for itself, whatever the others are.</summary>
[Network(PassengerEncoding.Size)]
[Dense(2)]
[SoftmaxCrossEntropy]
[AdamW]
internal sealed partial class LogisticRegression;
