using System.Globalization;
using System.Runtime.InteropServices;
using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Interpreting;

namespace NetGen.EndToEnd.Tests.Layers;

/// <summary>A network of layers: the generated code beside its own graph, run by the interpreter.</summary>
public sealed class LayeredNetwork
{
    private const int PoisonedFloats = 1 << 20;

    private readonly CompiledNetwork _network;
    private readonly GraphReference _reference;
    private readonly bool _takesLabels;
    private readonly string _declaration;

    /// <param name="declaration">The class with its attributes.</param>
    /// <param name="network">What was generated from it.</param>
    /// <param name="takesLabels">Whether its loss takes class indices.</param>
    public LayeredNetwork(string declaration, CompiledNetwork network, bool takesLabels)
    {
        _network = network;
        _reference = new GraphReference("using NetGen;\n" + declaration, network.Type.Name);
        _takesLabels = takesLabels;
        _declaration = declaration;
    }

    /// <summary>Compares every member on batches of several sizes.</summary>
    public void Compare(int seed, params ReadOnlySpan<int> batches)
    {
        var random = new Random(seed);
        Assert.Equal(_reference.InputSize, _network.InputSize);
        Assert.Equal(_reference.OutputRows * _reference.OutputFeatures, _network.OutputSize);
        Assert.Equal(_reference.ParameterCount, _network.ParameterCount);
        Assert.Equal(_reference.BufferCount, _network.BufferCount);
        foreach (int samples in batches)
        {
            float[] parameters = Draw(random, _network.ParameterCount, 0.6);
            _network.Parameters = parameters;
            _network.ResetOptimizer();
            _reference.Parameters = Array.ConvertAll(parameters, value => (double)value);
            float[] buffers = Array.ConvertAll(Draw(random, _network.BufferCount, 0.6), value => 0.7f + value);
            _network.Buffers = buffers;
            _reference.Buffers = Array.ConvertAll(buffers, value => (double)value);
            Compare(random, samples);
        }
    }

    private void Compare(Random random, int samples)
    {
        float[] inputs = _reference.Vocabulary is { } vocabulary
            ? [.. Enumerable.Range(0, samples * _network.InputSize).Select(_ => (float)random.Next(vocabulary))]
            : Draw(random, samples * _network.InputSize, 1.5);
        int rows = samples * _reference.OutputRows, features = _reference.OutputFeatures;
        (Targets targets, double[] expectedTargets) = DrawTargets(random, rows, features);

        PoisonWorkspace();
        float[] outputs = Guarded.Buffer(samples * _network.OutputSize);
        _network.Forward(Guarded.Copy(inputs), Guarded.Inside(outputs));
        AssertClose($"outputs of {samples}", Guarded.Check(outputs), _reference.Forward(inputs), 2e-5);
        float[] predictions = Guarded.Buffer(samples * _network.OutputSize);
        _network.Predict(Guarded.Copy(inputs), Guarded.Inside(predictions));
        AssertClose($"predictions of {samples}", Guarded.Check(predictions), _reference.Predict(inputs), 2e-5);

        AssertLoss($"loss of {samples}", _network.Loss(Guarded.Copy(inputs), targets), _reference.Loss(inputs, expectedTargets), 2e-5);
        float[] gradients = Guarded.Buffer(_network.ParameterCount);
        _network.Gradients(Guarded.Copy(inputs), targets, Guarded.Inside(gradients));
        AssertClose($"gradients of {samples}", Guarded.Check(gradients), _reference.Gradients(inputs, expectedTargets), 1e-4);
        Assert.Equal(_reference.Vocabulary is null, _network.Has("InputGradients"));
        if (_reference.Vocabulary is null)
        {
            float[] inputGradients = Guarded.Buffer(inputs.Length);
            _network.InputGradients(Guarded.Copy(inputs), targets, Guarded.Inside(inputGradients));
            AssertClose($"input gradients of {samples}", Guarded.Check(inputGradients), _reference.InputGradients(inputs, expectedTargets), 1e-4, leastNorm: 0.02);
        }

        // What a step leaves in the padding, the next ones would read.
        PoisonWorkspace();
        for (int step = 1; step <= 3; step++)
        {
            double expected = _reference.TrainStep(inputs, expectedTargets, 0.01);
            float loss = _network.TrainStep(Guarded.Copy(inputs), targets, 0.01f);
            AssertLoss($"loss of step {step} on {samples}", loss, expected, 4e-5);
            AssertClose($"parameters after step {step} on {samples}", _network.Parameters, _reference.Parameters, 4e-5);
            AssertClose($"running statistics after step {step} on {samples}", _network.Buffers, _reference.Buffers, 1e-4);
        }
    }

    /// <summary>What another network leaves in the thread's memory has no part in what this one computes.</summary>
    private static void PoisonWorkspace() => MemoryMarshal.CreateSpan(ref Execution.ThreadWorkspace.Rent(PoisonedFloats), PoisonedFloats).Fill(float.NaN);

    private (Targets Targets, double[] Expected) DrawTargets(Random random, int rows, int features)
    {
        if (!_takesLabels)
        {
            float[] values = Draw(random, rows * features, 1);
            return (new TargetRows(values, features), Array.ConvertAll(values, value => (double)value));
        }

        int[] labels = [.. Enumerable.Range(0, rows).Select(_ => random.Next(features))];
        double[] expected = new double[rows * features];
        for (int row = 0; row < rows; row++)
            expected[row * features + labels[row]] = 1;
        return (new ClassLabels(labels), expected);
    }

    private static float[] Draw(Random random, int count, double scale) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(scale * (2 * random.NextDouble() - 1)))];

    /// <summary>A loss that is small is the difference of larger numbers.</summary>
    private void AssertLoss(string what, float actual, double expected, double tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Max(1, expected), $"The {what} is {actual}, not {expected}.\n{_declaration}");

    /// <summary>The norm of the difference, over that of what is expected, or of what it is the difference of.</summary>
    private void AssertClose(string what, ReadOnlySpan<float> actual, double[] expected, double tolerance, double leastNorm = 1e-6)
    {
        double difference = 0, norm = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
            norm += expected[i] * expected[i];
        }

        double error = Math.Sqrt(difference / Math.Max(norm, leastNorm * leastNorm));
        Assert.True(
            error <= tolerance,
            string.Create(CultureInfo.InvariantCulture, $"{_network.Type.Name}: the {what} are off by {error:G3} of their norm of {Math.Sqrt(norm):G3}, of {tolerance:G3} allowed.\n{_declaration}"));
    }
}
