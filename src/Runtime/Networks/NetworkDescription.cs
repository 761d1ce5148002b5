using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;

namespace NetGen;

/// <summary>What there is to know of a generated network without running it.</summary>
public sealed class NetworkDescription
{
    /// <summary>Made by generated code.</summary>
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
    /// A number that differs, for all practical purposes, between networks that make other outputs of the same inputs and parameters: a hash of the
    /// operations, their constants and what they read, 16 hexadecimal digits. Neither names nor the loss nor the optimiser matter to it.
    /// </summary>
    public string Fingerprint { get; }

    /// <summary>Features of one sample.</summary>
    public int InputSize { get; }

    /// <summary>Outputs of one sample.</summary>
    public int OutputSize { get; }

    /// <summary>All parameters, without padding.</summary>
    public int ParameterCount { get; }

    /// <summary>The tensors that the parameters are, in canonical order: each layer's weight [out, in] row-major, then its bias [out].</summary>
    public ImmutableArray<TensorDescription> Tensors { get; }

    /// <summary>What the optimiser remembers of each parameter, such as <c>velocity</c>; empty where that is nothing.</summary>
    public ImmutableArray<string> OptimizerStates { get; }

    /// <summary>The loss that the network is trained with; null for a network that only infers.</summary>
    public LossDescription? Loss { get; }

    /// <summary>Floats that the optimiser remembers.</summary>
    public long OptimizerStateCount => (long)OptimizerStates.Length * ParameterCount;

    /// <summary>The network as one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name}: {Architecture}, {ParameterCount:N0} parameters");
}
