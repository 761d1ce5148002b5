using NetGen;

/// <summary>Takes the samples of a clean guitar, and computes what the amplifier makes of them.</summary>
/// <remarks>
/// The first layer turns each sample into 8 channels, two stacks of gated convolutions filter and distort them, and the last layer turns them into a
/// sample again. A sample of the output depends on 511 samples of the input, 11 milliseconds. This is the kind of network that models amplifiers in
/// WaveNet-like plug-ins.
/// </remarks>
[Network(steps: Clips.Steps, features: 1)]
[Dense(Channels, Name = "spread")]
[Block<GatedStack>(Repeat = 2, Name = "stacks")]
[Dense(1, Name = "output")]
[MeanSquaredError]
[Adam]
internal sealed partial class AmplifierModel
{
    /// <summary>The number of signals between the layers.</summary>
    public const int Channels = 8;
}
