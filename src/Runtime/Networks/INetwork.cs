using System.ComponentModel;
using NetGen.Execution;

namespace NetGen;

/// <summary>
/// Represents a generated network with any layers and inputs. Use it to write code that works for all networks; <see cref="INetwork{TInput}"/> also computes
/// outputs.
/// </summary>
public interface INetwork
{
    /// <summary>The sizes of the network and the tensors of its parameters.</summary>
    NetworkDescription Description { get; }

    /// <summary>
    /// The maximum number of threads that a call can use, including the calling thread. The default is 1. The results are the same bits
    /// for any number. A call uses only its own thread if it is too small to benefit, or if another call currently uses the additional
    /// threads.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    int Parallelism { get; set; }

    /// <summary>Copies the parameters to a span.</summary>
    /// <param name="parameters">Receives <see cref="NetworkDescription.ParameterCount"/> values, in canonical order.</param>
    /// <exception cref="ArgumentException">The span has the wrong length.</exception>
    void CopyParametersTo(Span<float> parameters);

    /// <summary>Replaces the parameters.</summary>
    /// <param name="parameters"><see cref="NetworkDescription.ParameterCount"/> values, in canonical order.</param>
    /// <exception cref="ArgumentException">The span has the wrong length.</exception>
    void CopyParametersFrom(ReadOnlySpan<float> parameters);

    /// <summary>
    /// Copies the buffers, such as the running statistics of <see cref="BatchNormAttribute"/>, to a span. A network without buffers has 0 values.
    /// </summary>
    /// <param name="buffers">Receives <see cref="NetworkDescription.BufferCount"/> values, in the order of <see cref="NetworkDescription.Buffers"/>.</param>
    /// <exception cref="ArgumentException">The span has the wrong length.</exception>
    void CopyBuffersTo(Span<float> buffers) => Require.Buffers(buffers, 0, nameof(buffers));

    /// <summary>Replaces the buffers. A network without buffers has 0 values.</summary>
    /// <param name="buffers"><see cref="NetworkDescription.BufferCount"/> values, in the order of <see cref="NetworkDescription.Buffers"/>.</param>
    /// <exception cref="ArgumentException">The span has the wrong length.</exception>
    void CopyBuffersFrom(ReadOnlySpan<float> buffers) => Require.Buffers(buffers, 0, nameof(buffers));

    /// <summary>Describes the network as a graph of ONNX operators. Used by <see cref="NetworkFile.SaveOnnx(INetwork, string, OnnxOutput)"/>; generated networks implement it.</summary>
    /// <param name="graph">Receives the network.</param>
    /// <exception cref="NotSupportedException">The network does not implement it.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void DescribeOnnx(OnnxGraph graph) => throw new NotSupportedException($"{Description.Name} has no description for ONNX files. Generated networks have one.");
}
