using NetGen.Generator.Differentiation;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Planning;

/// <summary>Turns a graph into a plan: layouts first, then for each program its fused kernels and its workspace.</summary>
internal static class Planner
{
    public static NetworkPlan Plan(NetworkGraph graph, TrainingGraph? training, int? workspaceSamples = null)
    {
        bool inLanes = CostModel.RunsInLanes(graph);
        var parameters = new ParameterLayout(graph.Parameters, packed: inLanes);
        Dictionary<Tensor, ParameterUpdate> updates = training?.Updates.ToDictionary(update => update.Gradient) ?? [];
        int samples = CostModel.WorkspaceSamples(graph, workspaceSamples);
        return new NetworkPlan(
            graph,
            parameters,
            samples,
            inLanes,
            Program("Forward", [graph.Output]),
            Program("Predict", [graph.Prediction]),
            training is null ? null : PlanTraining(training));

        TrainingPlan PlanTraining(TrainingGraph training) => new(
            Program("Loss", [training.Loss]),
            Program("LossGradients", [training.Loss, .. updates.Keys]),
            // In the lanes the gradients are summed up in registers in any case: the step is one pass over them.
            Program(inLanes ? "LossGradients" : "TrainStep", [training.Loss, .. inLanes ? updates.Keys : Updated(training)]),
            [.. training.Updates]);

        static IEnumerable<Tensor> Updated(TrainingGraph training) => training.Updates.Select(update => update.Output);

        PlannedProgram Program(string name, IReadOnlyList<Tensor> results)
        {
            IReadOnlyList<Operation> operations = graph.Slice(results);
            IReadOnlyList<Kernel> kernels = inLanes
                ? [LaneProgram.Kernel(name, operations, results, updates)]
                : new Fusion(parameters, updates, operations, results).Kernels();
            return new PlannedProgram(
                [.. kernels], WorkspaceAllocator.Allocate(kernels, samples), CostModel.LeastTeamSamples(kernels, samples));
        }
    }
}
