using NetGen;

/// <summary>A residual network (He and others 2016) with three stages of one block, as MLPerf Tiny has it for CIFAR-10.</summary>
[Network(height: 28, width: 28, channels: 1)]
[Conv2d(16, 3, Same = true), BatchNorm(Activation.Relu, Name = "stem")]
[Conv2d(16, 3, Same = true), BatchNorm(Activation.Relu), Conv2d(16, 3, Same = true), BatchNorm]
[Add("stem", Activation = Activation.Relu, Name = "stage1")]
[Conv2d(32, 3, Stride = 2, Same = true), BatchNorm(Activation.Relu), Conv2d(32, 3, Same = true), BatchNorm(Name = "stage2Residual")]
[Conv2d(32, 1, Stride = 2, From = "stage1"), Add("stage2Residual", Activation = Activation.Relu, Name = "stage2")]
[Conv2d(64, 3, Stride = 2, Same = true), BatchNorm(Activation.Relu), Conv2d(64, 3, Same = true), BatchNorm(Name = "stage3Residual")]
[Conv2d(64, 1, Stride = 2, From = "stage2"), Add("stage3Residual", Activation = Activation.Relu)]
[GlobalAveragePool, Dropout(0.2f), Dense(10)]
[SoftmaxCrossEntropy, AdamW(WeightDecay = 0.01f)]
internal sealed partial class SmallResNet;
