using Microsoft.ML.OnnxRuntime;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Onnx;

/// <summary>A network that was saved as an ONNX file, run by ONNX Runtime.</summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly CompiledNetwork _network;

    public OnnxSession(CompiledNetwork network, OnnxOutput output)
    {
        using var file = new MemoryStream();
        ((INetwork)network.Instance).SaveOnnx(file, output);
        using var options = new SessionOptions { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        File = file.ToArray();
        _session = new InferenceSession(File, options);
        _network = network;
    }

    /// <summary>The file.</summary>
    public byte[] File { get; }

    /// <summary>The name and the shape of the input; the size of the batch is -1.</summary>
    public (string Name, int[] Shape, Type Type) Input => (_session.InputNames.Single(), ShapeOf(_session.InputMetadata), _session.InputMetadata.Values.Single().ElementType);

    /// <summary>The same of the output.</summary>
    public (string Name, int[] Shape, Type Type) Output => (_session.OutputNames.Single(), ShapeOf(_session.OutputMetadata), _session.OutputMetadata.Values.Single().ElementType);

    /// <summary>The outputs of some samples, given in the network's own order; tokens as whole numbers.</summary>
    public float[] Run(float[] inputs)
    {
        (string name, int[] extents, Type type) = Input;
        long[] shape = [inputs.Length / _network.InputSize, .. extents[1..].Select(extent => (long)extent)];
        using OrtValue value = type == typeof(int)
            ? OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(inputs, input => (int)input), shape)
            : OrtValue.CreateTensorValueFromMemory(inputs, shape);
        using var options = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(options, [name], [value], _session.OutputNames);
        return outputs.Single().GetTensorDataAsSpan<float>().ToArray();
    }

    public void Dispose() => _session.Dispose();

    private static int[] ShapeOf(IReadOnlyDictionary<string, NodeMetadata> metadata)
    {
        NodeMetadata value = metadata.Values.Single();
        Assert.Equal("batch", value.SymbolicDimensions[0]);
        return value.Dimensions;
    }
}
