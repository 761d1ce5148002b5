using NetGen;

/// <summary>LeNet-5 (LeCun and others 1998) with ReLU and maximum pools.</summary>
[Network(height: 28, width: 28, channels: 1)]
[Conv2d(6, 5, Activation.Relu, Padding = 2), MaxPool2d(2)]
[Conv2d(16, 5, Activation.Relu), MaxPool2d(2)]
[Flatten, Dense(120, Activation.Relu), Dense(84, Activation.Relu), Dense(10)]
[SoftmaxCrossEntropy, Adam]
internal sealed partial class LeNet5;
