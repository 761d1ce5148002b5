using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Images;

/// <summary>Outputs are handed out plane by plane where the network says so; labels, classes and targets stay row by row.</summary>
public class OutputOrderTests
{
    private const int Samples = 3, Rows = 30, Channels = 4;

    private const string Layers = "[Conv2d(20, 3, Same = true, Activation = Activation.Tanh), Conv2d(4, 1)]";

    [Fact]
    public void Outputs_and_probabilities_are_planes()
    {
        (CompiledNetwork rows, CompiledNetwork planes) = Networks("SoftmaxCrossEntropy");
        float[] inputs = Inputs(rows), expected = new float[Samples * rows.OutputSize], actual = new float[expected.Length];

        rows.Forward(inputs, expected);
        planes.Forward(inputs, actual);
        Assert.Equal(PlanesOf(expected), actual);

        rows.Predict(inputs, expected);
        planes.Predict(inputs, actual);
        Assert.Equal(PlanesOf(expected), actual);
    }

    [Fact]
    public void Classes_and_labels_are_rows()
    {
        (CompiledNetwork rows, CompiledNetwork planes) = Networks("SoftmaxCrossEntropy");
        float[] inputs = Inputs(rows);
        int[] expected = new int[Rows], actual = new int[Rows];

        rows.ClassifyRows(inputs.AsSpan(0, rows.InputSize), expected);
        planes.ClassifyRows(inputs.AsSpan(0, rows.InputSize), actual);

        Assert.Equal(expected, actual);
        AssertTrainAlike(rows, planes, inputs, new ClassLabels(Enumerable.Range(0, Samples * Rows).Select(i => i * i % Channels).ToArray()));
    }

    [Fact]
    public void Targets_are_rows()
    {
        (CompiledNetwork rows, CompiledNetwork planes) = Networks("MeanSquaredError");

        AssertTrainAlike(
            rows, planes, Inputs(rows), new TargetRows(Enumerable.Range(0, Samples * rows.OutputSize).Select(i => MathF.Sin(i)).ToArray(), Channels));
    }

    [Fact]
    public void Errors_are_those_of_rows()
    {
        (CompiledNetwork rows, CompiledNetwork planes) = Networks("MeanSquaredError");
        Dataset<float> samples = Dataset.Of(
            Inputs(rows), rows.InputSize, Enumerable.Range(0, Samples * rows.OutputSize).Select(i => MathF.Sin(i)).ToArray(), rows.OutputSize);

        RegressionMetrics expected = Trainer.Evaluate((ITrainableNetwork<float>)rows.Instance, samples).Regression!;
        Assert.Equal((Channels, Samples * Rows), (expected.OutputSize, expected.Count));
        Assert.Equal(expected.ToString(), Trainer.Evaluate((ITrainableNetwork<float>)planes.Instance, samples).Regression!.ToString());
    }

    private static void AssertTrainAlike(CompiledNetwork rows, CompiledNetwork planes, float[] inputs, Targets targets)
    {
        Assert.Equal(rows.Loss(inputs, targets), planes.Loss(inputs, targets));
        Assert.Equal(rows.TrainStep(inputs, targets, 0.1f), planes.TrainStep(inputs, targets, 0.1f));
        Assert.Equal(rows.Parameters, planes.Parameters);
    }

    private static (CompiledNetwork Rows, CompiledNetwork Planes) Networks(string loss)
    {
        var assembly = NetworkCompilation.Of("using NetGen;\n\n" + Declaration("Rows", "") + Declaration("Planes", ", OutputsChannelsFirst = true")).Load();
        return (CompiledNetwork.Of(assembly, "Rows", seed: 3), CompiledNetwork.Of(assembly, "Planes", seed: 3));

        string Declaration(string name, string option) =>
            $"/// <summary>A network under test.</summary>\n[Network(height: 5, width: 6, channels: 2{option})]\n{Layers}\n[{loss}]\npublic sealed partial class {name};\n\n";
    }

    private static float[] Inputs(CompiledNetwork network) =>
        [.. Enumerable.Range(0, Samples * network.InputSize).Select(i => MathF.Cos(i))];

    private static float[] PlanesOf(float[] rows) =>
        [.. Enumerable.Range(0, rows.Length).Select(i => rows[i / (Rows * Channels) * Rows * Channels + i % Rows * Channels + i / Rows % Channels])];
}
