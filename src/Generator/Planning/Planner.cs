using NetGen.Generator.Differentiation;
using NetGen.Generator.Graph;
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
        return new NetworkPlan(
            graph,
            parameters,
            samples,
            Program([graph.Output]),
            Program([graph.Prediction]),
            training is null ? null : PlanTraining(training));

        TrainingPlan PlanTraining(TrainingGraph training) => new(
            Program([training.Loss]),
            Program([training.Loss, .. gradients.Keys]),
            Program([training.Loss, .. training.Updates.Select(update => update.Output)]),
            [.. training.Updates]);

        PlannedProgram Program(IReadOnlyList<Tensor> results)
        {
            var kernels = new Fusion(parameters, gradients, graph.Slice(results), results).Kernels();
            return new PlannedProgram([.. kernels], WorkspaceAllocator.Allocate(kernels, samples));
        }
    }
}
