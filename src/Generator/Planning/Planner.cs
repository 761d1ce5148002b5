using NetGen.Generator.Differentiation;
using NetGen.Generator.Graph;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Planning;

/// <summary>Turns a graph into a plan: layouts first, then for each program its fused kernels and its workspace.</summary>
internal static class Planner
{
    public static NetworkPlan Plan(NetworkGraph graph, TrainingGraph? training, int? workspaceSamples = null)
    {
        var parameters = new ParameterLayout(graph.Parameters);
        Dictionary<Tensor, Parameter> gradients = training?.Gradients.ToDictionary(pair => pair.Gradient, pair => pair.Parameter) ?? [];
        int samples = workspaceSamples ?? CostModel.WorkspaceSamples(graph);
        bool inLanes = CostModel.RunsInLanes(graph);
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
            Program("LossGradients", [training.Loss, .. gradients.Keys]),
            Program("TrainStep", [training.Loss, .. training.Updates.Select(update => update.Output)]),
            [.. training.Updates]);

        PlannedProgram Program(string name, IReadOnlyList<Tensor> results)
        {
            IReadOnlyList<Operation> operations = graph.Slice(results);
            IReadOnlyList<Kernel> kernels = inLanes
                ? [LaneProgram.Kernel(name, operations, results, gradients)]
                : new Fusion(parameters, gradients, operations, results).Kernels();
            return new PlannedProgram([.. kernels], WorkspaceAllocator.Allocate(kernels, samples));
        }
    }
}
