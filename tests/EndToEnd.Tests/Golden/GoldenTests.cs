using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Golden;

/// <summary>The generated code computes PyTorch's numbers.</summary>
public class GoldenTests
{
    // Once with the planner's workspace, once with one that every batch but the smallest needs several passes over.
    private static readonly int?[] Workspaces = [null, 4];

    static GoldenTests()
    {
        foreach (GoldenCase golden in GoldenCase.All)
            NetworkCompilation.Together(GoldenTable.RunsOf(golden).SelectMany(run => Sources(golden, run)));
    }

    public static TheoryData<string, string, string> Runs => GoldenTable.Runs;

    [Theory]
    [MemberData(nameof(Runs))]
    public void Generated_code_agrees_with_PyTorch(string name, string loss, string optimizer)
    {
        (GoldenCase golden, GoldenRun run) = GoldenTable.Find(name, loss, optimizer);
        Targets targets = GoldenTable.Targets(golden, run);
        float[] inputs = Array.ConvertAll(golden.Inputs, input => (float)input);
        float learningRate = GoldenTable.LearningRate(run);

        foreach (NetworkSource source in Sources(golden, run))
        {
            CompiledNetwork network = NetworkCompilation.Load(source);
            network.Parameters = Array.ConvertAll(golden.Parameters, parameter => (float)parameter);

            float[] logits = new float[golden.Logits.Length];
            network.Forward(inputs, logits);
            Agreement.Check("logits", logits, golden.Logits, Tolerance.Outputs);

            Agreement.Check("loss", network.Loss(inputs, targets), run.Losses[0], Tolerance.Outputs);

            if (run.Gradients is not null)
            {
                float[] gradients = new float[network.ParameterCount];
                network.Gradients(inputs, targets, gradients);
                Agreement.CheckParameters("gradient", source, gradients, run.Gradients, Tolerance.Gradients);
            }

            for (int step = 0; step < golden.Steps; step++)
            {
                float lossBefore = network.TrainStep(inputs, targets, learningRate);
                Agreement.Check($"loss of step {step + 1}", lossBefore, run.Losses[step], Tolerance.Outputs);
            }

            double tolerance = Tolerance.ParametersBy(source.Optimizer);
            Agreement.CheckParameters("parameters", source, network.Parameters, run.ParametersAfter, tolerance);
        }
    }

    [Fact]
    public void Every_run_is_among_them() => Assert.Equal(8 * (9 + 3), Runs.Count);

    private static IEnumerable<NetworkSource> Sources(GoldenCase golden, GoldenRun run) =>
        Workspaces.Select(workspace => GoldenTable.Source(golden, run) with { WorkspaceSamples = workspace });
}
