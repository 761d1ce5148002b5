using NetGen;

/// <summary>Four gated layers, each of which looks four times as far back as the one before it.</summary>
/// <remarks>
/// In each layer, one convolution computes a signal and another one, with a sigmoid, how much of it to let through. Their product is mixed by a dense layer and
/// added to what the layer got. A kernel of 4 samples with dilations of 1, 4, 16 and 64 reads 256 samples without a gap. All convolutions are causal: a sample
/// of the output depends on samples that have been played already, so the network adds no delay.
/// </remarks>
[Block]
[Conv1d(AmplifierModel.Channels, 4, Activation.Tanh, Causal = true, Name = "signal1")]
[Conv1d(AmplifierModel.Channels, 4, Activation.Sigmoid, Causal = true, From = "input", Name = "gate1")]
[Multiply("signal1"), Dense(AmplifierModel.Channels, Name = "mix1"), Add("input", Name = "layer1")]
[Conv1d(AmplifierModel.Channels, 4, Activation.Tanh, Causal = true, Dilation = 4, Name = "signal2")]
[Conv1d(AmplifierModel.Channels, 4, Activation.Sigmoid, Causal = true, Dilation = 4, From = "layer1", Name = "gate2")]
[Multiply("signal2"), Dense(AmplifierModel.Channels, Name = "mix2"), Add("layer1", Name = "layer2")]
[Conv1d(AmplifierModel.Channels, 4, Activation.Tanh, Causal = true, Dilation = 16, Name = "signal3")]
[Conv1d(AmplifierModel.Channels, 4, Activation.Sigmoid, Causal = true, Dilation = 16, From = "layer2", Name = "gate3")]
[Multiply("signal3"), Dense(AmplifierModel.Channels, Name = "mix3"), Add("layer2", Name = "layer3")]
[Conv1d(AmplifierModel.Channels, 4, Activation.Tanh, Causal = true, Dilation = 64, Name = "signal4")]
[Conv1d(AmplifierModel.Channels, 4, Activation.Sigmoid, Causal = true, Dilation = 64, From = "layer3", Name = "gate4")]
[Multiply("signal4"), Dense(AmplifierModel.Channels, Name = "mix4"), Add("layer3")]
internal sealed partial class GatedStack;
