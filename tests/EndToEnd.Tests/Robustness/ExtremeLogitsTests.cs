using NetGen.EndToEnd.Tests.Losses;
using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Robustness;

/// <summary>Softmax and cross-entropy stay finite and exact where exp alone would overflow.</summary>
public class ExtremeLogitsTests
{
    private static readonly int[] Outputs = [1, 3, 33];

    [Theory]
    [InlineData(2, 1e4f)]
    [InlineData(3, 1e4f)]
    [InlineData(10, 1e4f)]
    [InlineData(33, 1e4f)]
    [InlineData(3, 1e30f)]
    [InlineData(33, 1e-30f)]
    public void Losses_and_gradients_stay_finite(int classes, float size)
    {
        CompiledNetwork network = Identity(classes, out NetworkSource source);
        var reference = new ReferenceNetwork(source, network.Parameters);
        float[] gradients = new float[network.ParameterCount];
        double[] expected = new double[network.ParameterCount];

        foreach (float[] logits in Extremes(classes, size))
        {
            foreach (Targets targets in TargetsOf(classes))
            {
                float loss = network.Gradients(logits, targets, gradients);
                double expectedLoss = reference.Gradients(new Matrix(logits, classes), targets, expected);
                Assert.True(float.IsFinite(loss), $"The loss is {loss}.");
                Agreement.Check("loss", loss, expectedLoss, Tolerance.Outputs);
                Agreement.Check("loss alone", network.Loss(logits, targets), expectedLoss, Tolerance.Outputs);
                Assert.All(gradients, gradient => Assert.True(float.IsFinite(gradient)));

                // The gradient of a weight is the error of its unit, scaled by its input.
                float[] errors = Array.ConvertAll(gradients, gradient => gradient / size);
                double[] expectedErrors = Array.ConvertAll(expected, gradient => gradient / size);
                Agreement.Check("gradient", errors, expectedErrors, Tolerance.Gradients);
            }
        }
    }

    static ExtremeLogitsTests() => NetworkCompilation.Together(
        from outputs in Outputs
        from loss in LossCases.Of(outputs)
        select Source(outputs, loss));

    public static TheoryData<string> EveryLoss => [.. LossCases.Attributes];

    [Theory]
    [MemberData(nameof(EveryLoss))]
    public void Every_loss_stays_finite(string attribute)
    {
        const float Size = 1e4f;
        foreach (int outputs in Outputs)
        {
            LossFunction function = LossCases.Named(attribute, outputs);
            CompiledNetwork network = Identity(outputs, out NetworkSource source, function);
            var reference = new ReferenceNetwork(source, network.Parameters);
            float[] gradients = new float[network.ParameterCount];
            double[] expected = new double[network.ParameterCount];
            foreach (float[] logits in Extremes(outputs, Size))
            {
                foreach (Targets targets in TargetsOf(outputs).Where(targets => Suit(function, targets, outputs)))
                {
                    float loss = network.Gradients(logits, targets, gradients);
                    double expectedLoss = reference.Gradients(new Matrix(logits, outputs), targets, expected);
                    Agreement.Check("loss", loss, expectedLoss, Tolerance.Outputs);
                    Agreement.Check("loss alone", network.Loss(logits, targets), expectedLoss, Tolerance.Outputs);

                    float[] errors = Array.ConvertAll(gradients, gradient => gradient / Size);
                    Agreement.Check("gradient", errors, Array.ConvertAll(expected, gradient => gradient / Size), Tolerance.Gradients);
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Probabilities_sum_to_one(int classes)
    {
        const int Samples = 19;
        CompiledNetwork network = NetworkCompilation.Load(new NetworkSource(2, new Layer(classes)));
        var random = new Random(1);
        float[] predictions = new float[classes * Samples];
        foreach (float size in (float[])[0, 0.1f, 1, 10, 100, 1e4f])
        {
            network.Parameters = Draw(network.ParameterCount, size, random);
            network.Predict(Draw(2 * Samples, 1, random), predictions);

            Assert.All(predictions, prediction => Assert.InRange(prediction, 0, 1));
            for (int n = 0; n < Samples; n++)
                Assert.Equal(1, predictions.Skip(n * classes).Take(classes).Sum(prediction => (double)prediction), 1e-6);
        }
    }

    /// <summary>A network whose outputs are its inputs.</summary>
    private static CompiledNetwork Identity(int classes, out NetworkSource source, LossFunction? loss = null)
    {
        source = Source(classes, loss ?? new SoftmaxCrossEntropy());
        float[] parameters = new float[classes * classes];
        for (int i = 0; i < classes; i++)
            parameters[i * classes + i] = 1;

        CompiledNetwork network = NetworkCompilation.Load(source);
        network.Parameters = parameters;
        return network;
    }

    private static NetworkSource Source(int outputs, LossFunction loss) => new(outputs, new Layer(outputs, UseBias: false)) { Loss = loss };

    private static bool Suit(LossFunction loss, Targets targets, int outputs) => targets is ClassLabels labels
        ? loss.TakesLabels(outputs) && labels.Labels.Span[0] != loss.IgnoredLabel
        : loss.TakesRows(outputs);

    private static IEnumerable<float[]> Extremes(int classes, float size)
    {
        for (int pattern = 1; pattern <= 4; pattern++)
            yield return [.. Enumerable.Range(0, classes).Select(k => k % pattern == 0 ? size : -size)];
        yield return [.. Enumerable.Repeat(-size, classes)];
        yield return [.. Enumerable.Range(0, classes).Select(k => k == 1 ? size : 0)];
        yield return new float[classes];
    }

    private static IEnumerable<Targets> TargetsOf(int classes)
    {
        for (int label = 0; label < Math.Min(classes, 4); label++)
        {
            float[] row = new float[classes];
            row[label] = 1;
            yield return new ClassLabels(new[] { label });
            yield return new TargetRows(row, classes);
        }

        float[] even = new float[classes];
        Array.Fill(even, 1f / classes);
        yield return new TargetRows(even, classes);
    }

    private static float[] Draw(int count, float largest, Random random)
    {
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = largest * (2 * random.NextSingle() - 1);
        return values;
    }
}
