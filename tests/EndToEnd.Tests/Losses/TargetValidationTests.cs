using System.Globalization;
using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Losses;

/// <summary>Target rows that are no distribution are refused by the number of their sample, before anything has changed.</summary>
public class TargetValidationTests
{
    private const int Samples = 9;
    private const float LearningRate = 0.1f;

    private static readonly Dictionary<string, Func<int, LossFunction>> Losses = new()
    {
        ["softmax"] = _ => new SoftmaxCrossEntropy(),
        ["softmax with every option"] = outputs => new SoftmaxCrossEntropy(0.1f, [.. Enumerable.Range(1, outputs).Select(k => k % 3f)], 2),
        ["softmax, smoothed and weighted"] = outputs => new SoftmaxCrossEntropy(0.1f, [.. Enumerable.Range(1, outputs).Select(k => k % 3f)]),
        ["divergence"] = _ => new KlDivergenceLoss(),
    };

    static TargetValidationTests() => NetworkCompilation.Together(Losses.Keys.SelectMany(Sources));

    public static TheoryData<string> Names => [.. Losses.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_row_that_is_no_distribution_throws_and_changes_nothing(string loss)
    {
        foreach (NetworkSource source in Sources(loss))
        {
            Batch batch = Batch.Of(source, Samples, useRows: true, seed: 4);
            float[] rows = Rows(batch);
            CompiledNetwork network = NetworkCompilation.Load(source);
            network.Parameters = batch.Parameters;
            float[] gradients = new float[source.ParameterCount];
            Array.Fill(gradients, 123);

            foreach (int sample in (int[])[0, 4, Samples - 1])
            {
                foreach ((string message, float[] wrong) in WrongRows(rows, sample, source.OutputSize))
                {
                    AssertRefuses(message, sample, () => network.LossOfRows(batch.Inputs, wrong));
                    AssertRefuses(message, sample, () => network.GradientsOfRows(batch.Inputs, wrong, gradients));
                    AssertRefuses(message, sample, () => network.StepOnRows(batch.Inputs, wrong, LearningRate));
                }
            }

            Assert.All(gradients, gradient => Assert.Equal(123, gradient));
            Assert.Equal(batch.Parameters, network.Parameters);

            // Nor is anything left over from the batches that were refused.
            CompiledNetwork undisturbed = network.Another();
            undisturbed.Parameters = batch.Parameters;
            Assert.Equal(undisturbed.StepOnRows(batch.Inputs, rows, LearningRate), network.StepOnRows(batch.Inputs, rows, LearningRate));
            Assert.Equal(undisturbed.Parameters, network.Parameters);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sum_may_be_off_by_rounding(string loss)
    {
        foreach (NetworkSource source in Sources(loss))
        {
            Batch batch = Batch.Of(source, Samples, useRows: true, seed: 4);
            CompiledNetwork network = NetworkCompilation.Load(source);
            network.Parameters = batch.Parameters;
            foreach (float scale in (float[])[1 - 1.9e-3f, 1 + 1.9e-3f])
                Assert.True(float.IsFinite(network.LossOfRows(batch.Inputs, Array.ConvertAll(Rows(batch), value => value * scale))));
            foreach (float scale in (float[])[1 - 2.1e-3f, 1 + 2.1e-3f])
            {
                float[] wrong = Array.ConvertAll(Rows(batch), value => value * scale);
                AssertRefuses("sum to", 0, () => network.LossOfRows(batch.Inputs, wrong));
                AssertRefuses("ValidateTargets = false", 0, () => network.LossOfRows(batch.Inputs, wrong));
            }
        }
    }

    /// <summary>What 16-bit floats and three digits leave of a distribution is trained on.</summary>
    [Fact]
    public void Rounded_probabilities_are_distributions()
    {
        float[] half = [(float)(Half)0.7f, (float)(Half)0.2f, (float)(Half)0.1f];
        Assert.NotEqual(1, half.Sum());
        var network = (ITrainableNetwork<float>)NetworkCompilation.Load(new NetworkSource(1, new Layer(3))).Instance;
        Dataset<float> rows = Dataset.Of(new float[2], 1, (float[])[.. half, 0.333f, 0.333f, 0.333f], 3);
        Assert.True(double.IsFinite(Trainer.Fit(network, rows, new() { Epochs = 1 }).Epochs[0].Loss));
    }

    [Fact]
    public void Rows_are_taken_as_they_are_where_that_is_asked_for()
    {
        LossFunction[] losses = [new SoftmaxCrossEntropy(ValidateTargets: false), new SoftmaxCrossEntropy(FocalGamma: 2, ValidateTargets: false)];
        foreach (LossFunction loss in losses)
        {
            foreach (int outputs in (int[])[3, 20])
            {
                var source = new NetworkSource(4, new Layer(outputs)) { Loss = loss };
                Batch batch = Batch.Of(source, Samples, useRows: true, seed: 4);
                Assert.True(float.IsFinite(NetworkCompilation.Load(source).LossOfRows(batch.Inputs, new float[Samples * outputs])));
            }
        }
    }

    /// <summary>In the lanes, in vectors along a row in a single pass and in several, and in rows with a padded end.</summary>
    private static NetworkSource[] Sources(string loss)
    {
        return
        [
            Source(new Layer(3, Activation.Tanh), new Layer(3)),
            Source(new Layer(32)),
            Source(new Layer(40, Activation.Tanh), new Layer(21)) with { WorkspaceSamples = 2, Optimizer = new Sgd(Momentum: 0.9f) },
        ];

        NetworkSource Source(params Layer[] layers) => new(4, [.. layers]) { Loss = Losses[loss](layers[^1].Units) };
    }

    private static IEnumerable<(string Message, float[] Rows)> WrongRows(float[] rows, int sample, int outputs)
    {
        yield return ("is -0.25;", Changed(row => { row[^1] = -0.25f; row[0] = 1.25f; }));
        yield return ("is NaN;", Changed(row => row[0] = float.NaN));
        yield return ("is Infinity;", Changed(row => row[^1] = float.PositiveInfinity));
        yield return ("is -Infinity;", Changed(row => row[0] = float.NegativeInfinity));
        yield return ("sum to 0;", Changed(row => row.Clear()));
        yield return ("sum to 1.5;", Changed(row => { row.Clear(); row[0] = 1; row[^1] = 0.5f; }));

        float[] Changed(ChangesRow change)
        {
            float[] changed = [.. rows];
            change(changed.AsSpan(sample * outputs, outputs));
            return changed;
        }
    }

    private static void AssertRefuses(string message, int sample, Action call)
    {
        var exception = Assert.Throws<ArgumentException>("targets", call);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"sample {sample} "), exception.Message, StringComparison.Ordinal);
    }

    private static float[] Rows(Batch batch) => ((TargetRows)batch.Targets).Values.ToArray();

    private delegate void ChangesRow(Span<float> row);
}
