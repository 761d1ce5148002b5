using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;

namespace NetGen;

/// <summary>Describes a generated network: its name, layers, sizes and tensors.</summary>
public sealed class NetworkDescription
{
    /// <summary>Used by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NetworkDescription(
        string name,
        string architecture,
        string fingerprint,
        int inputSize,
        int outputSize,
        ReadOnlySpan<TensorDescription> tensors,
        ReadOnlySpan<string> optimizerStates,
        LossDescription? loss = null)
    {
        Name = name;
        Architecture = architecture;
        InputSize = inputSize;
        OutputSize = outputSize;
        Tensors = [.. tensors];
        OptimizerStates = [.. optimizerStates];
        Loss = loss;
        ParameterCount = Tensors.Sum(tensor => tensor.Count);
        Fingerprint = fingerprint;
    }

    /// <summary>The name of the class.</summary>
    public string Name { get; }

    /// <summary>The layers as one line, such as <c>64 > dense 32 relu > dense 10</c>.</summary>
    public string Architecture { get; }

    /// <summary>
    /// A hash of what the network computes: the operations, their constants and what they read, as 16 hexadecimal digits. Networks that cannot use
    /// each other's parameters have different fingerprints. Names, the loss and the optimiser are not included.
    /// </summary>
    public string Fingerprint { get; }

    /// <summary>The number of inputs of one sample: features or tokens.</summary>
    public int InputSize { get; }

    /// <summary>The number of tokens of the vocabulary, or null if the inputs are features. Each input is then at least 0 and less than this number.</summary>
    public int? Vocabulary { get; init; }

    /// <summary>The number of outputs of one sample.</summary>
    public int OutputSize { get; }

    /// <summary>The number of rows of one sample's outputs: one for features, and one for each step of a sequence or pixel of an image.</summary>
    public int OutputRows { get; init; } = 1;

    /// <summary>The number of outputs of a row.</summary>
    public int OutputFeatures => OutputSize / OutputRows;

    /// <summary>Whether the outputs of a sample lie plane by plane, one for each output of a row, rather than row by row.</summary>
    public bool OutputsChannelsFirst { get; init; }

    /// <summary>The number of parameters, without padding.</summary>
    public int ParameterCount { get; }

    /// <summary>
    /// The tensors of the parameters, in canonical order: for each layer, its weight [out, in], row-major, and then its bias [out].
    /// </summary>
    public ImmutableArray<TensorDescription> Tensors { get; }

    /// <summary>
    /// The tensors of the buffers, which training changes without a gradient: for each layer with running statistics, the mean and the variance, one
    /// element for each channel. Empty if the network has none.
    /// </summary>
    public ImmutableArray<TensorDescription> Buffers { get; init; } = [];

    /// <summary>The number of values in the buffers.</summary>
    public int BufferCount => Buffers.Sum(buffer => buffer.Count);

    /// <summary>
    /// The names of the optimiser's states, each of which has one value per parameter, such as <c>velocity</c>. Empty if the optimiser
    /// has no state.
    /// </summary>
    public ImmutableArray<string> OptimizerStates { get; }

    /// <summary>The loss of the network, or null if it has none.</summary>
    public LossDescription? Loss { get; }

    /// <summary>The number of values in the optimiser's state.</summary>
    public long OptimizerStateCount => (long)OptimizerStates.Length * ParameterCount;

    /// <summary>Describes the network in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name}: {Architecture}, {ParameterCount:N0} parameters");
}
