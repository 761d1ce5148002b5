[Network(64)]
// the block
[SoftmaxCrossEntropy]
internal sealed partial class LastLayersClassifier;
