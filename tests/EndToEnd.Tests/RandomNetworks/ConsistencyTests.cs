using CsCheck;
using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.RandomNetworks;

/// <summary>What a network computes in one way and in another is the same up to rounding.</summary>
public class ConsistencyTests
{
    private static readonly Gen<RandomCase> AnyCases = Gen.Frequency((1, RandomCases.Tiny), (2, RandomCases.Any));

    [Fact]
    public void A_step_is_the_gradients_and_their_update() => Check(seed: 1, RandomCases.AnyLoss, (random, batch, network) =>
    {
        CompiledNetwork other = network.Another();
        network.Parameters = batch.Parameters;
        other.Parameters = batch.Parameters;

        float[] gradients = new float[network.ParameterCount];
        for (int step = 0; step < 3; step++)
        {
            float loss = network.TrainStep(batch.Inputs, batch.Targets, random.LearningRate);
            Agreement.Check("loss", other.Gradients(batch.Inputs, batch.Targets, gradients), loss, Tolerance.Outputs);
            other.ApplyGradients(gradients, random.LearningRate);
            Agreement.CheckParameters("parameters", random.Source, other.Parameters, ToDouble(network.Parameters), Tolerance.Parameters);
            other.Parameters = network.Parameters;
        }
    });

    [Fact]
    public void A_batch_is_its_samples_one_by_one() => Check(seed: 2, AnyCases, (random, batch, network) =>
    {
        network.Parameters = batch.Parameters;
        int outputSize = network.OutputSize;
        float[] outputs = new float[batch.Samples * outputSize];
        float[] predictions = new float[batch.Samples * outputSize];
        float[] gradients = new float[network.ParameterCount];
        network.Forward(batch.Inputs, outputs);
        network.Predict(batch.Inputs, predictions);
        float loss = network.Gradients(batch.Inputs, batch.Targets, gradients);

        float[] output = new float[outputSize];
        float[] gradient = new float[network.ParameterCount];
        double[] meanGradients = new double[network.ParameterCount];
        double meanLoss = 0;
        for (int n = 0; n < batch.Samples; n++)
        {
            Batch sample = batch.Slice(n, 1);
            Range row = (n * outputSize)..((n + 1) * outputSize);
            network.Forward(sample.Inputs, output);
            Agreement.Check($"outputs of sample {n}", output, ToDouble(outputs[row]), Tolerance.Outputs);
            network.Predict(sample.Inputs, output);
            Agreement.Check($"predictions of sample {n}", output, ToDouble(predictions[row]), Tolerance.Outputs);

            meanLoss += network.Gradients(sample.Inputs, sample.Targets, gradient) / (double)batch.Samples;
            for (int i = 0; i < gradient.Length; i++)
                meanGradients[i] += gradient[i] / (double)batch.Samples;
        }

        Agreement.Check("loss", loss, meanLoss, Tolerance.Outputs);
        Agreement.CheckParameters("gradient", random.Source, gradients, meanGradients, Tolerance.Gradients);
    });

    [Fact]
    public void Labels_are_rows_that_are_all_on_one_class() => Check(seed: 3, AnyCases, (random, batch, network) =>
    {
        network.Parameters = batch.Parameters;
        int[] labels = [.. Enumerable.Range(random.Seed % 1000, batch.Samples).Select(n => n % network.OutputSize)];
        float[] rows = new float[batch.Samples * network.OutputSize];
        for (int n = 0; n < labels.Length; n++)
            rows[n * network.OutputSize + labels[n]] = 1;

        float[] byLabels = new float[network.ParameterCount];
        float[] byRows = new float[network.ParameterCount];
        float loss = network.GradientsOfLabels(batch.Inputs, labels, byLabels);
        Agreement.Check("loss", network.GradientsOfRows(batch.Inputs, rows, byRows), loss, Tolerance.Outputs);
        Agreement.CheckParameters("gradient", random.Source, byRows, ToDouble(byLabels), Tolerance.Gradients);
    });

    /// <summary>The generated loss, differentiated by itself, has the slope that the generated gradient tells.</summary>
    [Fact]
    public void The_gradient_is_the_slope_of_the_loss() => Check(seed: 4, RandomCases.SmoothOfAnyLoss, (_, batch, network) =>
    {
        network.Parameters = batch.Parameters;
        float[] gradients = new float[network.ParameterCount];
        network.Gradients(batch.Inputs, batch.Targets, gradients);
        double norm = Math.Sqrt(gradients.Sum(gradient => (double)gradient * gradient));

        // Nothing to learn, nothing to measure in single precision.
        if (norm < 1e-2)
            return;

        // Along the gradient, where the slope is its norm; wide enough for rounding, near enough for the curvature.
        const double Change = 0.01;
        float LossAt(double way)
        {
            network.Parameters = [.. batch.Parameters.Zip(gradients, (parameter, gradient) => (float)(parameter + way * gradient / norm))];
            return network.Loss(batch.Inputs, batch.Targets);
        }

        double slope = ((double)LossAt(Change) - LossAt(-Change)) / (2 * Change);
        Assert.InRange(slope / norm, 0.99, 1.01);
    });

    private static double[] ToDouble(float[] values) => Array.ConvertAll(values, value => (double)value);

    private static void Check(uint seed, Gen<RandomCase> cases, Action<RandomCase, Batch, CompiledNetwork> check) =>
        new RandomRun(cases, count: 18, scalar: 4, seed).Check((random, network) => check(random, random.Draw(), network));
}
