using NetGen.Testing;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Golden;

/// <summary>What the names in the golden files mean. A loss or optimiser that is added here is tested in every case.</summary>
public static class GoldenTable
{
    private static readonly Dictionary<string, Func<GoldenRun, LossFunction>> Losses = new()
    {
        ["softmax_cross_entropy"] = _ => new SoftmaxCrossEntropy(),
        ["softmax_cross_entropy_soft"] = _ => new SoftmaxCrossEntropy(),
        ["softmax_cross_entropy_smoothing_0.1"] = _ => new SoftmaxCrossEntropy(LabelSmoothing: 0.1f),
        ["softmax_cross_entropy_class_weights"] = run => new SoftmaxCrossEntropy(ClassWeights: run.ClassWeights),
        ["focal_gamma_2"] = _ => new SoftmaxCrossEntropy(FocalGamma: 2),
        ["sigmoid_cross_entropy"] = _ => new SigmoidCrossEntropy(),
        ["mean_squared_error"] = _ => new MeanSquaredError(),
    };

    private static readonly Dictionary<string, (Optimizer Optimizer, float LearningRate)> Optimizers = new()
    {
        ["sgd"] = (new Sgd(), 0.1f),
        ["sgd_momentum"] = (new Sgd(Momentum: 0.9f), 0.05f),
        ["sgd_nesterov_l2"] = (new Sgd(Momentum: 0.9f, Nesterov: true, WeightDecay: 0.01f), 0.05f),
        ["rmsprop"] = (new RmsProp(), 0.01f),
        ["adam"] = (new Adam(), 0.01f),
        ["adamw"] = (new AdamW(WeightDecay: 0.05f), 0.01f),
    };

    /// <summary>Every run that can be declared, by the names of its case, loss and optimiser.</summary>
    public static TheoryData<string, string, string> Runs
    {
        get
        {
            var runs = new TheoryData<string, string, string>();
            foreach (GoldenCase golden in GoldenCase.All)
            {
                foreach (GoldenRun run in RunsOf(golden))
                    runs.Add(golden.Name, run.Loss, run.Optimizer);
            }

            return runs;
        }
    }

    /// <summary>The runs of a case that can be declared.</summary>
    public static IEnumerable<GoldenRun> RunsOf(GoldenCase golden) =>
        golden.Runs.Where(run => Losses.ContainsKey(run.Loss) && Optimizers.ContainsKey(run.Optimizer));

    public static (GoldenCase Case, GoldenRun Run) Find(string name, string loss, string optimizer)
    {
        GoldenCase golden = GoldenCase.All.Single(golden => golden.Name == name);
        return (golden, golden.Runs.Single(run => run.Loss == loss && run.Optimizer == optimizer));
    }

    /// <summary>The declaration of the network that the run trains.</summary>
    public static NetworkSource Source(GoldenCase golden, GoldenRun run)
    {
        int hidden = golden.Activations.Length;
        IEnumerable<Layer> layers = golden.Sizes.Skip(1).Select((units, i) =>
            new Layer(units, i < hidden ? Enum.Parse<Activation>(golden.Activations[i], ignoreCase: true) : Activation.Linear));

        return new NetworkSource(golden.Sizes[0], [.. layers])
        {
            Loss = Losses[run.Loss](run),
            Optimizer = Optimizers[run.Optimizer].Optimizer,
        };
    }

    public static float LearningRate(GoldenRun run) => Optimizers[run.Optimizer].LearningRate;

    public static Targets Targets(GoldenCase golden, GoldenRun run) =>
        run.Labels is not null ? new ClassLabels(run.Labels) : new TargetRows(run.Targets!, golden.Sizes[^1]);
}
