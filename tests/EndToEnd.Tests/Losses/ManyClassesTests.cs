using CsCheck;
using NetGen.EndToEnd.Tests.RandomNetworks;
using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Losses;

/// <summary>So many classes that their logits are never stored whole: the results are those of the plain way.</summary>
public class ManyClassesTests
{
    // The fewest classes that run in blocks, and some more: whole blocks, and last ones of any width.
    private static readonly Gen<int> Classes = Gen.OneOf(Gen.Int[8_193, 9_300], Gen.OneOf(8_193, 8_208, 8_704, 8_705, 8_720, 9_215));

    private static readonly Gen<LossFunction> Loss = Gen.Frequency(
        (3, Gen.Const((LossFunction)new SoftmaxCrossEntropy())),
        (1, Gen.Const((LossFunction)new SoftmaxCrossEntropy(LabelSmoothing: 0.1f))),
        (1, Gen.Const((LossFunction)new SoftmaxCrossEntropy(IgnoreIndex: -100))),
        (1, Gen.Const((LossFunction)new SoftmaxCrossEntropy(LabelSmoothing: 0.3f, IgnoreIndex: 7))),
        (1, Gen.Const((LossFunction)new SoftmaxCrossEntropy(ValidateTargets: false))),
        // Not made for blocks.
        (1, Gen.Const((LossFunction)new SoftmaxCrossEntropy(FocalGamma: 2))));

    private static readonly Gen<Optimizer?> AnyOptimizer = Gen.OneOf<Optimizer?>(
        null, new Sgd(0.9f, true, 0.01f), new Adam(0.9f, 0.99f, 1e-3f, 0.01f), new RmsProp(0.9f, 1e-2f, 0.5f, false, 0));

    private static readonly Gen<Layer?> Hidden = Gen.OneOf(
        Gen.Const((Layer?)null),
        Gen.Select(
            Gen.Int[1, 9], Gen.OneOf(Activation.Relu, Activation.Tanh, Activation.Gelu), Gen.Bool,
            (units, activation, bias) => (Layer?)new Layer(units, activation, bias)));

    private static readonly Gen<RandomCase> Cases =
        from inputs in Gen.Int[1, 9]
        from hidden in Hidden
        from classes in Classes
        from bias in Gen.Frequency((3, true), (1, false))
        from loss in Loss
        from optimizer in AnyOptimizer
        from workspace in Gen.OneOf<int?>(null, null, 1, 3, 8)
            // A penalised weight's gradient is not found in blocks, and a norm is known only after all of them.
        from penalty in Gen.OneOf(0f, 0f, 0f, 0.01f)
        from maxNorm in Gen.OneOf<float?>(null, null, null, 0.05f)
        from samples in Gen.OneOf(Gen.Const(1), Gen.Int[2, 14])
        from useRows in Gen.Bool
        from seed in Gen.Int[0, int.MaxValue]
        select new RandomCase(
            new NetworkSource(inputs, [.. hidden is null ? Array.Empty<Layer>() : [hidden], new Layer(classes, UseBias: bias)])
            {
                Loss = loss,
                Optimizer = optimizer,
                WorkspaceSamples = workspace,
                L2 = penalty,
                MaxNorm = maxNorm,
            },
            samples,
            useRows,
            seed,
            LearningRate: 0.002f);

    [Fact]
    public void Many_classes_agree_with_the_reference() =>
        new RandomRun(Cases, count: 12, scalar: 3, seed: 1).Compare(Comparison.OfAll);

    /// <summary>More threads change nothing but the time, here too.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(23)]
    [InlineData(40)]
    public void A_team_finds_the_same_bits(int samples)
    {
        var source = new NetworkSource(31, new Layer(33, Activation.Relu), new Layer(9_001)) { Optimizer = new Adam() };
        CompiledNetwork alone = NetworkCompilation.Load(source), team = alone.Another();
        ((INetwork)team.Instance).Parallelism = 2;
        foreach (bool useRows in (bool[])[false, true])
        {
            Batch batch = Batch.Of(source, samples, useRows, seed: 5);
            alone.Parameters = team.Parameters = batch.Parameters;
            float[] expected = new float[alone.ParameterCount], actual = new float[alone.ParameterCount];
            Assert.Equal(alone.Gradients(batch.Inputs, batch.Targets, expected), team.Gradients(batch.Inputs, batch.Targets, actual));
            Assert.Equal(expected, actual);

            // Which member is ahead differs from time to time.
            float loss = alone.Loss(batch.Inputs, batch.Targets);
            Assert.All(Enumerable.Range(0, Budget.Of(200, 20)), _ => Assert.Equal(loss, team.Loss(batch.Inputs, batch.Targets)));
            for (int step = 0; step < 3; step++)
                Assert.Equal(alone.TrainStep(batch.Inputs, batch.Targets, 0.01f), team.TrainStep(batch.Inputs, batch.Targets, 0.01f));
            Assert.Equal(alone.Parameters, team.Parameters);
        }
    }

    /// <summary>What the loss is not finite for is known before the first block's weights change.</summary>
    [Fact]
    public void A_loss_that_is_not_finite_changes_nothing()
    {
        var source = new NetworkSource(3, new Layer(5, Activation.Tanh), new Layer(9_001)) { Loss = new SoftmaxCrossEntropy(IgnoreIndex: -1) };
        CompiledNetwork network = NetworkCompilation.Load(source);
        Batch batch = Batch.Of(source, 12, useRows: false, seed: 6);
        float[] inputs = [.. batch.Inputs];
        inputs[^1] = float.NaN;
        foreach (int lastLabel in (int[])[3, -1])
        {
            int[] labels = [.. Enumerable.Range(0, 11).Select(n => n * 800), lastLabel];
            network.Parameters = batch.Parameters;
            Assert.False(float.IsFinite(network.StepOnLabels(inputs, labels, 0.1f)));
            Assert.Equal(batch.Parameters, network.Parameters);
        }

        // One weight of the last block, which only the last block's logits show.
        float[] parameters = [.. batch.Parameters];
        parameters[^9_002] = float.PositiveInfinity;
        network.Parameters = parameters;
        Assert.False(float.IsFinite(network.StepOnLabels(batch.Inputs, [.. Enumerable.Repeat(0, 12)], 0.1f)));
        Assert.Equal(parameters, network.Parameters);
    }

    [Fact]
    public void A_row_that_is_no_distribution_is_refused_before_anything_changes()
    {
        var source = new NetworkSource(4, new Layer(9_001));
        CompiledNetwork network = NetworkCompilation.Load(source);
        Batch batch = Batch.Of(source, 7, useRows: true, seed: 7);
        network.Parameters = batch.Parameters;
        float[] rows = [.. ((TargetRows)batch.Targets).Values.Span];
        rows[5 * 9_001 + 9_000] = -0.5f;

        ArgumentException error = Assert.Throws<ArgumentException>(() => network.StepOnRows(batch.Inputs, rows, 0.1f));

        Assert.Contains("Target 9000 of sample 5 is -0.5", error.Message, StringComparison.Ordinal);
        Assert.Equal(batch.Parameters, network.Parameters);
    }

    /// <summary>Logits far apart, as far down as there is nothing left, and all alike.</summary>
    [Fact]
    public void Extreme_logits_have_finite_losses()
    {
        var source = new NetworkSource(1, new Layer(9_001));
        CompiledNetwork network = NetworkCompilation.Load(source);
        foreach (float[] biases in (float[][])
        [
            [.. Enumerable.Range(0, 9_001).Select(k => k == 8_990 ? 1e4f : -1e4f)],
            [.. Enumerable.Range(0, 9_001).Select(k => k < 2_000 ? float.NegativeInfinity : 0.001f * k)],
            new float[9_001],
        ])
        {
            network.Parameters = [.. new float[9_001], .. biases];
            double largest = biases.Max(), normalizer = largest + Math.Log(biases.Sum(bias => Math.Exp(bias - largest)));

            Assert.Equal(normalizer - biases[8_990], network.LossOfLabels([1], [8_990]), 1e-4);
            Assert.Equal(normalizer - biases[2_500], network.LossOfLabels([1], [2_500]), 1e-2);
            float[] gradients = new float[2 * 9_001];
            network.GradientsOfLabels([1], [2_500], gradients);
            for (int k = 0; k < biases.Length; k++)
                Assert.Equal(Math.Exp(biases[k] - normalizer) - (k == 2_500 ? 1 : 0), gradients[9_001 + k], 1e-6);
        }
    }
}
