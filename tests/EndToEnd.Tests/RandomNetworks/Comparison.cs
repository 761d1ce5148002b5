using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.RandomNetworks;

/// <summary>Compares every member of a compiled network with the reference, on one batch.</summary>
public sealed class Comparison
{
    private readonly NetworkSource _source;
    private readonly Batch _batch;
    private readonly CompiledNetwork _network;
    private readonly ReferenceNetwork _reference;
    private readonly Targets _targets;

    public Comparison(NetworkSource source, Batch batch, CompiledNetwork network)
    {
        _source = source;
        _batch = batch;
        _network = network;
        _network.Parameters = batch.Parameters;
        _reference = new ReferenceNetwork(source, batch.Parameters);
        _targets = Guarded.Copy(batch.Targets);
    }

    /// <summary>Compares everything; fails when no step of training could be compared.</summary>
    public static void OfAll(RandomCase random) =>
        Assert.True(OfAll(random, random.Compile()) > 0, "No step of training was compared.");

    /// <summary>Compares everything.</summary>
    /// <returns>The number of steps of training that were compared.</returns>
    public static int OfAll(RandomCase random, CompiledNetwork network)
    {
        Batch batch = random.Draw();

        var comparison = new Comparison(random.Source, batch, network);
        comparison.CheckSizes();
        comparison.CheckForward();
        comparison.CheckPredict();
        comparison.CheckClassify();
        comparison.CheckLoss();
        comparison.CheckGradients();
        int steps = comparison.CheckTrainStep(random.LearningRate);

        // An instance whose optimiser has not made a step yet.
        new Comparison(random.Source, batch, network.Another()).CheckApplyGradients(random.LearningRate);
        return steps;
    }

    public void CheckSizes()
    {
        Assert.Equal(_source.InputSize, _network.InputSize);
        Assert.Equal(_source.OutputSize, _network.OutputSize);
        Assert.Equal(_source.ParameterCount, _network.ParameterCount);
        Assert.Equal(_batch.Parameters, _network.Parameters);
    }

    public void CheckForward()
    {
        float[] outputs = Guarded.Buffer(_batch.Samples * _source.OutputSize);
        _network.Forward(Guarded.Copy(_batch.Inputs), Guarded.Inside(outputs));
        Agreement.Check("outputs", Guarded.Check(outputs), _reference.Forward(_batch.InputMatrix).Values, Tolerance.Outputs);
    }

    public void CheckPredict()
    {
        float[] predictions = Guarded.Buffer(_batch.Samples * _source.OutputSize);
        _network.Predict(Guarded.Copy(_batch.Inputs), Guarded.Inside(predictions));
        Agreement.Check("predictions", Guarded.Check(predictions), _reference.Predict(_batch.InputMatrix).Values, Tolerance.Outputs);
    }

    public void CheckClassify()
    {
        int classes = _source.Loss?.Classes(_source.OutputSize) ?? 0;
        Assert.Equal(classes > 0, _network.Has("Classify"));
        if (classes == 0)
            return;
        for (int n = 0; n < Math.Min(_batch.Samples, 5); n++)
        {
            Batch sample = _batch.Slice(n, 1);
            double[] outputs = _reference.Forward(sample.InputMatrix).Values;
            int index = _network.Classify(Guarded.Copy(sample.Inputs));
            Assert.InRange(index, 0, classes - 1);

            // A single output tells two classes by its sign, and two outputs may be as good as equal.
            if (classes > outputs.Length)
                outputs = [0, outputs[0]];
            double nearlyLargest = outputs.Max() - Tolerance.Outputs * outputs.Max(Math.Abs);
            Assert.True(outputs[index] >= nearlyLargest, $"Sample {n} is of class {Array.IndexOf(outputs, outputs.Max())}, not {index}.");
        }
    }

    public void CheckLoss()
    {
        float loss = _network.Loss(Guarded.Copy(_batch.Inputs), _targets);
        Agreement.Check("loss", loss, _reference.Loss(_batch.InputMatrix, _batch.Targets), Tolerance.Outputs);
    }

    public void CheckGradients()
    {
        double[] expected = new double[_source.ParameterCount];
        double expectedLoss = _reference.Gradients(_batch.InputMatrix, _batch.Targets, expected);

        float[] gradients = Guarded.Buffer(_source.ParameterCount);
        float loss = _network.Gradients(Guarded.Copy(_batch.Inputs), _targets, Guarded.Inside(gradients));
        Agreement.Check("loss of Gradients", loss, expectedLoss, Tolerance.Outputs);
        Agreement.CheckParameters("gradient", _source, Guarded.Check(gradients), expected, Tolerance.Gradients);
        Assert.Equal(_batch.Parameters, _network.Parameters);
    }

    /// <summary>Trains for three steps, or as long as the values keep clear of kinks.</summary>
    /// <returns>The number of steps.</returns>
    public int CheckTrainStep(float learningRate)
    {
        int steps = 0;
        while (steps < 3 && _batch.IsClearOfKinks(_reference))
        {
            steps++;
            double expected = _reference.TrainStep(_batch.InputMatrix, _batch.Targets, learningRate);
            float loss = _network.TrainStep(Guarded.Copy(_batch.Inputs), _targets, learningRate);
            Agreement.Check($"loss of step {steps}", loss, expected, Tolerance.Outputs);
            CheckParameters($"parameters after step {steps}");
        }

        return steps;
    }

    /// <summary>Applies gradients that have nothing to do with the loss.</summary>
    public void CheckApplyGradients(float learningRate)
    {
        for (int step = 1; step <= 3; step++)
        {
            float[] gradients = Array.ConvertAll(_batch.Parameters, parameter => parameter / step - 0.1f);
            _network.ApplyGradients(Guarded.Copy(gradients), learningRate);
            _reference.ApplyGradients(Array.ConvertAll(gradients, gradient => (double)gradient), learningRate);
            CheckParameters($"parameters after update {step}");
        }
    }

    private void CheckParameters(string name) =>
        Agreement.CheckParameters(name, _source, _network.Parameters, _reference.Parameters, Tolerance.ParametersBy(_source.Optimizer));
}
