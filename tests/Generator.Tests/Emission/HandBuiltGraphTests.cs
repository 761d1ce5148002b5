using System.Reflection;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Emission;
using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Differentiation.Evaluation;
using NetGen.Generator.Tests.Graph;
using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Interpreting;
using NetGen.Testing.Reference;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Graphs that no attribute declares are printed, compiled and run: emission knows nothing but the plan.</summary>
public class HandBuiltGraphTests
{
    private static readonly Dictionary<string, Func<NetworkGraph>> Graphs = new()
    {
        ["a skip connection"] = () => SampleGraphs.SkipConnection(),
        ["a skip connection in tiles"] = () => SampleGraphs.SkipConnection(20, 33, 10),
        ["two heads"] = SampleGraphs.TwoHeads,
        ["an unused head"] = SampleGraphs.UnusedHead,
        ["shared parameters"] = () => SampleGraphs.SharedParameters(),
        ["shared parameters in tiles"] = () => SampleGraphs.SharedParameters(20),
        ["a branch of the input"] = () => SampleGraphs.InputOnlyBranch(),
        ["a branch of the input in tiles"] = () => SampleGraphs.InputOnlyBranch(20),
        ["many uses"] = SampleGraphs.ManyUses,
        ["a composed weight"] = () => SampleGraphs.ComposedWeight(transposeLeft: false, transposeRight: true),
        ["a squared weight"] = SampleGraphs.SquaredWeight,
    };

    public static TheoryData<string> Names => [.. Graphs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_graph_computes_what_its_interpreter_does(string name)
    {
        NetworkGraph graph = Graphs[name]();
        TrainingGraph training = TrainingGraph.Append(graph, new SgdDeclaration());
        string text = NetworkEmitter.Emit(Planner.Plan(new TypeIdentity(null, default, "HandBuilt"), graph, training));
        Assembly assembly = NetworkCompilation.Of("/// <summary>A network under test.</summary>\npublic sealed partial class HandBuilt;\n", text).Load();
        CompiledNetwork network = CompiledNetwork.Of(assembly, "HandBuilt");

        foreach (int samples in (int[])[1, 3, 9, 40])
            Compare(graph, training, network, samples);
    }

    private static void Compare(NetworkGraph graph, TrainingGraph training, CompiledNetwork network, int samples)
    {
        Dictionary<Tensor, Matrix> given = DrawnValues.For(graph, samples, seed: samples);
        network.Parameters = [.. graph.Parameters.SelectMany(parameter => given[parameter].Values).Select(value => (float)value)];
        float[] inputs = Array.ConvertAll(given[graph.Input].Values, value => (float)value);
        Tensor target = graph.LossOperation!.Targets;
        Matrix rows = given[target];
        for (int row = 0; row < rows.Rows; row++)
        {
            // Distributions, as the loss wants them.
            double sum = rows.Row(row).ToArray().Sum(Math.Abs);
            for (int column = 0; column < rows.Columns; column++)
                rows[row, column] = Math.Abs(rows[row, column]) / sum;
        }

        Interpreter values = new Interpreter(given).Run(graph.Slice([graph.Prediction, .. training.Loss, .. training.Gradients.Select(pair => pair.Gradient)]));
        var targets = new TargetRows(Array.ConvertAll(rows.Values, value => (float)value), rows.Columns);

        float[] outputs = new float[samples * network.OutputSize], gradients = new float[network.ParameterCount];
        network.Forward(inputs, outputs);
        Agreement.Check("outputs", outputs, values[graph.Output].Values, 2e-5);
        network.Predict(inputs, outputs);
        Agreement.Check("predictions", outputs, values[graph.Prediction].Values, 2e-5);
        float loss = network.Gradients(inputs, targets, gradients);
        Agreement.Check("loss", loss, values[graph.Loss!].Values[0], 2e-5);
        double[] expected = [.. graph.Parameters.SelectMany(parameter => GradientOf(training, parameter) is { } gradient
            ? values[gradient].Values
            : new double[parameter.Shape.ElementsPerSample])];
        Agreement.Check("gradients", gradients, expected, 1e-4);

        float[] before = network.Parameters;
        network.TrainStep(inputs, targets, 0.1f);
        double[] after = [.. before.Zip(expected, (parameter, gradient) => parameter - 0.1 * gradient)];
        Agreement.Check("parameters after a step", network.Parameters, after, 4e-5);
    }

    private static Tensor? GradientOf(TrainingGraph training, Parameter parameter) =>
        training.Gradients.FirstOrDefault(pair => pair.Parameter == parameter).Gradient;
}
