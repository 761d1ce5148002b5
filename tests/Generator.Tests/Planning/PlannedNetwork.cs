using NetGen.Generator.Differentiation;
using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Graph;

namespace NetGen.Generator.Tests.Planning;

/// <summary>A graph, what differentiation added to it, and its plan.</summary>
internal sealed record PlannedNetwork(NetworkGraph Graph, TrainingGraph? Training, NetworkPlan Plan)
{
    public static PlannedNetwork Of(NetworkDeclaration declaration) =>
        Of(declaration.Lowered(), declaration.Optimizer, declaration.WorkspaceSamples, declaration.Clipping);

    public static PlannedNetwork Of(NetworkGraph graph, OptimizerDeclaration? optimizer = null, int? workspaceSamples = null, ClippingDeclaration? clipping = null)
    {
        TrainingGraph? training = graph.Loss is null ? null : TrainingGraph.Append(graph, optimizer ?? new SgdDeclaration());
        return new PlannedNetwork(graph, training, Planner.Plan(new TypeIdentity(null, default, "Network"), graph, training, workspaceSamples, clipping));
    }

    /// <summary>What the plan is for a trainable network.</summary>
    public TrainingPlan TrainingPlan => Plan.Training ?? throw new InvalidOperationException("The network has no loss.");

    public IReadOnlyList<ProgramCase> Programs
    {
        get
        {
            ProgramCase forward = new(this, "Forward", Plan.Forward, [Graph.Output]);
            ProgramCase predict = new(this, "Predict", Plan.Predict, [Graph.Prediction]);
            if (Training is null)
                return [forward, predict];
            Tensor[] gradients = [.. Training.Loss, .. Training.Gradients.Select(pair => pair.Gradient)];
            Tensor[] updated = [.. Training.Loss, .. Training.Updates.Select(update => update.Output)];
            ProgramCase loss = new(this, "Loss", TrainingPlan.Loss!, [Graph.Loss!, .. Graph.Penalties]);
            ProgramCase both = new(this, "Gradients", TrainingPlan.Gradients, gradients);
            if (TrainingPlan.Step is not { } step)
                return [forward, predict, loss, both];
            // In the lanes the update comes after the program.
            return [forward, predict, loss, both, new(this, "Step", step, Plan.RunsInLanes ? gradients : updated)];
        }
    }

    public Parameter Parameter(string name) => Graph.Parameters.Single(parameter => parameter.Name == name);
}
