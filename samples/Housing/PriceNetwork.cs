using NetGen;

/// <summary>Takes an encoded house and predicts its price.</summary>
[Network(HouseEncoding.Size)]
[Dense(48, Activation.Relu)]
[Dense(24, Activation.Relu)]
[Dense(1)]
[MeanSquaredError]
[AdamW]
internal sealed partial class PriceNetwork;

/// <summary>The same without hidden layers, which is linear regression: each input adds to the price, whatever the others are.</summary>
[Network(HouseEncoding.Size)]
[Dense(1)]
[MeanSquaredError]
[Adam]
internal sealed partial class LinearRegression;
