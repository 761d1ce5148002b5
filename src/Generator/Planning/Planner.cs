using NetGen.Generator.Differentiation;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Planning;

/// <summary>Turns a graph into a plan: layouts first, then for each program its fused kernels and its workspace.</summary>
internal static class Planner
{
    private static bool FitsLanes(NetworkGraph graph, IReadOnlyList<Tensor> results) =>
        StraightLine.StepsOf(graph.Slice(results), results) is { } steps && LaneBudget.Holds(steps);

    public static NetworkPlan Plan(
        TypeIdentity type, NetworkGraph graph, TrainingGraph? training, int? workspaceSamples = null, ClippingDeclaration? clipping = null,
        NetworkGraph? stream = null)
    {
        bool isCallers = graph.LossOperation is CustomLoss;
        // Planes are made of rows in memory, and a stream has no other samples to fill the lanes with.
        bool inLanes = !graph.OutputsChannelsFirst && stream is null && FitsLanes(graph, training is null ? [graph.Prediction] : [.. training.Loss, .. training.Gradients.Select(pair => pair.Gradient)]);
        var parameters = new ParameterLayout(graph.Parameters, packed: inLanes, training?.Updates.Select(update => update.Parameter).ToList(), graph.Buffers);
        var names = new KernelNames();
        Dictionary<Tensor, ParameterUpdate> updates = training?.Steps.ToDictionary(update => update.Gradient) ?? [];
        // Nothing that computes the gradients of inputs alone takes room from training.
        IEnumerable<Operation> ofInputs = training?.InputGradient is { } inputGradient
            ? graph.Slice([inputGradient]).Except(graph.Slice([.. training.Loss, .. updates.Keys, graph.Loss!]))
            : [];
        int samples = CostModel.WorkspaceSamples(
            graph.Operations.Except(ofInputs).SelectMany(operation => operation.Results).Distinct(), graph.Input.Shape.ElementsPerSample, workspaceSamples);
        return new NetworkPlan(
            type,
            graph,
            parameters,
            inLanes,
            Program("Forward", [graph.Output], folds: true, servesOne: true),
            Program("Predict", [graph.Prediction], folds: true, servesOne: true),
            training is null ? null : PlanTraining(training),
            stream is null ? null : PlanStream(stream));

        StreamPlan PlanStream(NetworkGraph stream)
        {
            Kernel[] kernels = [.. new Fusion(parameters, new Dictionary<Tensor, ParameterUpdate>(), stream.Slice([stream.Output], folds: true), [stream.Output])
                .Kernels().Select(names.Unique)];
            Workspace workspace = WorkspaceAllocator.Allocate(kernels);
            int steps = Math.Min(Remember.MostSteps, CostModel.MostSamples(workspace, stream.Input.Shape.ElementsPerSample));
            CostModel.RequireAddressable(workspace, steps);
            return new StreamPlan(stream, new PlannedProgram(
                [.. kernels], workspace, steps, IsOnePass: false, LeastTeamSamples: null, UnrollsOneSample: false));
        }

        TrainingPlan PlanTraining(TrainingGraph training)
        {
            var plan = new TrainingPlan(
                isCallers ? null : Program("Loss", [graph.Loss!, .. graph.Penalties], folds: true),
                isCallers && (graph.TrainingOutput != graph.Output || graph.OutputsChannelsFirst) ? Program("TrainingOutputs", [graph.TrainingOutput]) : null,
                Program("LossGradients", [.. training.Loss, .. updates.Keys]),
                PlanStep(training),
                [.. training.Updates],
                [.. training.Averages],
                clipping);
            if (training.InputGradient is null)
                return plan;
            // A caller's loss sees the outputs row by row.
            if (isCallers && graph.OutputsChannelsFirst)
                return plan with { InputGradientRefusal = "the network has a custom loss and its outputs are plane by plane" };
            try
            {
                return plan with { InputGradients = new(Program("InputGradients", [graph.Loss!, training.InputGradient]), training.InputGradient) };
            }
            catch (UnsupportedNetworkException exception)
            {
                return plan with { InputGradientRefusal = exception.Message };
            }
        }

        // In the lanes the gradients are summed up in registers in any case: the step is one pass over them. It is the same where their
        // norm has to be known first, and where a step of its own would save next to nothing.
        PlannedProgram? PlanStep(TrainingGraph training) =>
            inLanes ? Program("LossGradients", [.. training.Loss, .. updates.Keys])
            : clipping?.MaxNorm is null && CostModel.FusesStep(graph) ? Program("TrainStep", [.. training.Loss, .. Updated(training)], servesOne: true)
            : null;

        static IEnumerable<Tensor> Updated(TrainingGraph training) => training.Steps.Select(update => update.Output);

        // Penalties are added, and gradients clipped, once for all samples.
        bool RunsAlone(IReadOnlyList<Kernel> kernels) =>
            kernels.Any(kernel => kernel.RunsOnce)
            || (clipping?.MaxNorm is not null && kernels.Any(kernel => kernel.GradientSinks.Any()));

        // A loss alone, or gradients that are handed out, are rarely wanted of a single sample, and would be as much code again.
        PlannedProgram Program(string name, IReadOnlyList<Tensor> results, bool folds = false, bool servesOne = false)
        {
            IReadOnlyList<Operation> operations = graph.Slice(results, folds && !inLanes);
            if (operations.OfType<TransposedConvolution>().FirstOrDefault(spread => spread.Phases > CostModel.MostPhases) is { } spread)
                throw new UnsupportedNetworkException($"{spread.Output} would take {spread.Phases} kernels, one for each phase of the stride; at most {CostModel.MostPhases}");
            IReadOnlyList<Kernel> kernels = inLanes
                ? StraightLine.Kernels(name, parameters, operations, results, updates)
                : [.. new Fusion(parameters, updates, operations, results).Kernels().Select(names.Unique)];
            // What runs in blocks stores so much less than the graph has that it has room for more samples, and copies with a border more.
            int held = results.Contains(training?.InputGradient) || kernels.Any(kernel => kernel is BlockedLossKernel or BorderKernel)
                ? CostModel.WorkspaceSamples(kernels.SelectMany(kernel => kernel.Writes).Distinct(), graph.Input.Shape.ElementsPerSample, workspaceSamples)
                : samples;
            Workspace workspace = WorkspaceAllocator.Allocate(kernels);
            bool isOnePass = operations.Any(operation => operation.ReducesBatch);
            int most = CostModel.MostSamples(workspace, graph.Input.Shape.ElementsPerSample);
            held = isOnePass ? most : Math.Min(held, most);
            CostModel.RequireAddressable(workspace, isOnePass ? 1 : held);
            int? leastTeamSamples = RunsAlone(kernels) ? null : CostModel.LeastTeamSamples(kernels, held);
            return new PlannedProgram(
                [.. kernels],
                workspace,
                held,
                isOnePass,
                leastTeamSamples,
                UnrollsOneSample: servesOne && leastTeamSamples is null && OneSample.Unrolls(kernels));
        }
    }
}
