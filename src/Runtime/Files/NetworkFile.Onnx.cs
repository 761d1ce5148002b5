using NetGen.Execution;

namespace NetGen;

/// <content>ONNX files.</content>
public static partial class NetworkFile
{
    /// <summary>
    /// Saves the network as it infers, layers and parameters, as an ONNX file, which other runtimes can run. The file is replaced as a whole, as
    /// <see cref="Save(INetwork, string)"/> does it.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, usually <c>*.onnx</c>.</param>
    /// <param name="output">What the network in the file computes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The output is not a value of the enumeration.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or access to it is denied.</exception>
    public static void SaveOnnx(this INetwork network, string path, OnnxOutput output = OnnxOutput.Outputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        AtomicFile.Write(path, stream => SaveOnnx(network, stream, output));
    }

    /// <summary>Saves the network as it infers, layers and parameters, as an ONNX file.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">Receives the file.</param>
    /// <param name="output">What the network in the file computes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The output is not a value of the enumeration.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void SaveOnnx(this INetwork network, Stream stream, OnnxOutput output = OnnxOutput.Outputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        if (output is not (OnnxOutput.Outputs or OnnxOutput.Predictions))
            throw new ArgumentOutOfRangeException(nameof(output), output, "The output of an ONNX file must be OnnxOutput.Outputs or OnnxOutput.Predictions.");
        float[] values = new float[NetworkValues.CountOf(network.Description)];
        network.CopyValuesTo(values);
        var graph = new OnnxGraph(values, output);
        network.DescribeOnnx(graph);
        OnnxWriter.Write(stream, network.Description.Name, graph);
    }
}
