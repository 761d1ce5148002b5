using NetGen.Testing;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Golden;

/// <summary>The reference that random networks are compared with is itself right.</summary>
[Trait("Runs", "once")]
public class ReferenceTests
{
    // The files have nine digits; options and targets are single precision here.
    private const double NineDigits = 1e-7;

    // A step that is divided by the size of a gradient makes more of the digits that a tiny one lacks.
    private const double Adapted = 1e-5;

    public static TheoryData<string, string, string> Runs => GoldenTable.Runs;

    [Theory]
    [MemberData(nameof(Runs))]
    public void The_reference_agrees_with_PyTorch(string name, string loss, string optimizer)
    {
        (GoldenCase golden, GoldenRun run) = GoldenTable.Find(name, loss, optimizer);
        Targets targets = GoldenTable.Targets(golden, run);
        NetworkSource network = GoldenTable.Source(golden, run);
        var reference = new ReferenceNetwork(network, golden.Parameters);
        var inputs = new Matrix(golden.Inputs, golden.Sizes[0]);

        AssertClose(golden.Logits, reference.Forward(inputs).Values);

        if (run.Gradients is not null)
        {
            double[] gradients = new double[golden.Parameters.Length];
            reference.Gradients(inputs, targets, gradients);
            AssertClose(run.Gradients, gradients);
        }

        float learningRate = GoldenTable.LearningRate(run);
        double[] losses = [.. Enumerable.Range(0, golden.Steps).Select(_ => reference.TrainStep(inputs, targets, learningRate))];
        AssertClose(run.Losses, losses);
        double tolerance = network.Optimizer!.IsAdaptive ? Adapted : NineDigits;
        AssertClose(run.ParametersAfter, reference.Parameters, tolerance);
    }

    [Fact]
    public void The_reference_agrees_with_finite_differences_for_every_activation()
    {
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            foreach (bool useBias in (bool[])[true, false])
            {
                Layer[] layers = [new Layer(5, activation, useBias), new Layer(4, activation), new Layer(3, UseBias: useBias)];
                var source = new NetworkSource(3, [.. layers]);
                Batch batch = Batch.Of(source, samples: 6, useRows: useBias, seed: 7);
                var reference = new ReferenceNetwork(source, batch.Parameters);
                double[] gradients = new double[source.ParameterCount];
                reference.Gradients(batch.InputMatrix, batch.Targets, gradients);

                for (int i = 0; i < gradients.Length; i++)
                    Assert.Equal(FiniteDifference(reference, batch, i), gradients[i], 1e-8);
            }
        }
    }

    private static double FiniteDifference(ReferenceNetwork reference, Batch batch, int parameter)
    {
        const double Change = 1e-5;
        double before = reference.Parameters[parameter];
        reference.Parameters[parameter] = before + Change;
        double above = reference.Loss(batch.InputMatrix, batch.Targets);
        reference.Parameters[parameter] = before - Change;
        double below = reference.Loss(batch.InputMatrix, batch.Targets);
        reference.Parameters[parameter] = before;
        return (above - below) / (2 * Change);
    }

    private static void AssertClose(double[] expected, double[] actual, double tolerance = NineDigits)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance * Math.Max(1, Math.Abs(expected[i])));
    }
}
