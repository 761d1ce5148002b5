namespace NetGen.Workloads;

[Network(2)]
[Dense(4, Activation.Relu)]
[Dense(2)]
[SoftmaxCrossEntropy]
[Sgd]
public sealed partial class Net2x4x2;

[Network(4)]
[Dense(16, Activation.Relu)]
[Dense(3)]
[SoftmaxCrossEntropy]
[Sgd]
public sealed partial class Net4x16x3;

[Network(64)]
[Dense(32, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Sgd]
public sealed partial class Net64x32x10;

[Network(784)]
[Dense(128, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Sgd]
public sealed partial class Net784x128x10;

[Network(784)]
[Dense(512, Activation.Relu)]
[Dense(512, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Sgd]
public sealed partial class Net784x512x512x10;

[Network(1024)]
[Dense(1024, Activation.Relu)]
[Dense(1024, Activation.Relu)]
[Dense(1000)]
[SoftmaxCrossEntropy]
[Sgd]
public sealed partial class Net1024x1024x1024x1000;

[Network(128)]
[Dense(50_000)]
[SoftmaxCrossEntropy]
[Sgd]
public sealed partial class Net128x50000;

[Network(128)]
[Dense(128, Activation.Relu)]
[Dense(50_000)]
[SoftmaxCrossEntropy]
[Sgd]
public sealed partial class Net128x128x50000;
