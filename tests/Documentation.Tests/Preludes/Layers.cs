[Network(64)]
// the block
[Dense(3)]
[SoftmaxCrossEntropy]
internal sealed partial class LayersClassifier;
