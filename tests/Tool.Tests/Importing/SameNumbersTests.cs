using NetGen.Testing.Compiling;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Importing;

/// <summary>An imported class computes what ONNX Runtime computes of the model, from the same bytes.</summary>
public sealed class SameNumbersTests
{
    private const int Samples = 3;
    private const float Tolerance = 1e-5f;

    public static TheoryData<string> Names => [.. AllModels.Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_imported_class_computes_what_the_model_does(string name)
    {
        ModelCase model = AllModels.Cases[name];
        int samples = model.InputShape.Contains(null) ? Samples : (int)model.InputShape[0]!.Value;
        CompiledNetwork network = ImportedClasses.Load(model);
        float[] inputs = Draw(model, samples * network.InputSize);
        float[] expected = ReferenceRun.Of(model, inputs, samples);
        float[] actual = new float[samples * network.OutputSize];
        bool isPredicted = model.LastOperator is "Softmax" or "LogSoftmax" or "Sigmoid";
        (isPredicted ? network.Predict : network.Forward)(inputs, actual);
        if (model.LastOperator == "LogSoftmax")
            actual = Array.ConvertAll(actual, MathF.Log);

        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < actual.Length; i++)
            Assert.True(Math.Abs(actual[i] - expected[i]) <= Tolerance * (1 + Math.Abs(expected[i])), $"output {i} is {actual[i]}; expected {expected[i]}");
    }

    private static float[] Draw(ModelCase model, int count)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(_ => model.Vocabulary > 0 ? random.Next(model.Vocabulary) : (2 * random.NextSingle()) - 1)];
    }
}
