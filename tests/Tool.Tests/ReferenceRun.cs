using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace NetGen.Tool.Tests;

/// <summary>What ONNX Runtime computes.</summary>
internal static class ReferenceRun
{
    public static float[] Of(ModelCase model, float[] inputs, int samples)
    {
        using var session = new InferenceSession(model.Bytes);
        int[] shape = [.. model.InputShape.Select(extent => (int)(extent ?? samples))];
        NamedOnnxValue input = model.Vocabulary > 0
            ? NamedOnnxValue.CreateFromTensor(ModelBuilder.Input, new DenseTensor<long>(Array.ConvertAll(inputs, token => (long)token), shape))
            : NamedOnnxValue.CreateFromTensor(ModelBuilder.Input, new DenseTensor<float>(inputs, shape));
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> outputs = session.Run([input]);
        return [.. outputs[0].AsTensor<float>()];
    }
}
