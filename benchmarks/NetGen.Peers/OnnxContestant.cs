using Microsoft.ML.OnnxRuntime;
using NetGen.Workloads;

namespace NetGen.Peers;

/// <summary>ONNX Runtime on memory that both sides own in advance, its fastest way in. It only infers.</summary>
internal sealed class OnnxContestant : IContestant
{
    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();
    private readonly OrtValue _inputs;
    private readonly OrtValue _outputs;
    private readonly OrtIoBinding _binding;
    private readonly float[] _results;

    public OnnxContestant(Workload workload)
    {
        Shape shape = workload.Shape;
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        _session = new InferenceSession(OnnxModel.Of(shape, workload.Parameters), options);
        _results = new float[workload.Samples.Outputs.Length];
        _inputs = OrtValue.CreateTensorValueFromMemory(workload.Samples.Inputs, [shape.Batch, shape.Sizes[0]]);
        _outputs = OrtValue.CreateTensorValueFromMemory(_results, [shape.Batch, shape.Sizes[^1]]);
        _binding = _session.CreateIoBinding();
        _binding.BindInput(OnnxModel.Input, _inputs);
        _binding.BindOutput(OnnxModel.Output, _outputs);
    }

    public string Name => "ONNX Runtime";

    public Func<int, float>? Train => null;

    public void Infer(int times)
    {
        for (int i = 0; i < times; i++)
            _session.RunWithBinding(_options, _binding);
    }

    public float[] Outputs()
    {
        Infer(1);
        return _results;
    }

    public void Dispose()
    {
        _binding.Dispose();
        _inputs.Dispose();
        _outputs.Dispose();
        _options.Dispose();
        _session.Dispose();
    }
}
