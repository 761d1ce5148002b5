using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Onnx;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Planning;

/// <summary>Everything that makes the network fast, as data.</summary>
/// <param name="Type">The class to extend.</param>
/// <param name="Graph">The network.</param>
/// <param name="Parameters">The layout of the parameters, their gradients and the optimiser's state.</param>
/// <param name="RunsInLanes">Whether each program is one straight-line kernel with the samples in the lanes.</param>
/// <param name="Forward">Computes the outputs.</param>
/// <param name="Predict">Computes the predictions.</param>
/// <param name="Training">What a loss adds; null for inference only.</param>
/// <param name="Stream">How it runs step by step; null where it does not.</param>
internal sealed record NetworkPlan(
    TypeIdentity Type,
    NetworkGraph Graph,
    ParameterLayout Parameters,
    bool RunsInLanes,
    PlannedProgram Forward,
    PlannedProgram Predict,
    TrainingPlan? Training,
    StreamPlan? Stream = null)
{
    /// <summary>Why a network over sequences does not run step by step.</summary>
    public string? StreamRefusal { get; init; }

    /// <summary>The network in ONNX's operators; null where it is not declared, but made by hand.</summary>
    public OnnxModel? Onnx { get; init; }

    public ImmutableArray<PlannedProgram> Programs =>
    [
        Forward,
        Predict,
        .. Present(Training?.Loss, Training?.Outputs, Training?.Gradients, Training?.Step, Training?.InputGradients?.Program, Stream?.Program),
    ];

    private static IEnumerable<PlannedProgram> Present(params PlannedProgram?[] programs) => programs.OfType<PlannedProgram>();

    /// <summary>What each trainable weight adds to the loss; null where it adds nothing.</summary>
    public PenaltyDeclaration? Penalty => Graph.Operations.OfType<WeightPenalty>().FirstOrDefault()?.Options;

    /// <summary>Whether training drops values, so that it needs random numbers.</summary>
    public bool Drops => Graph.Operations.SelectMany(operation => operation.Nests).Any(nest => nest.Dropped.Any());

    /// <summary>Whether training changes something without a gradient.</summary>
    public bool MovesBuffers => Training?.Averages.IsEmpty == false;

    /// <summary>Whether the optimiser remembers anything of the parameters from step to step.</summary>
    public bool HasOptimizerState => StateFloats > Parameters.Floats;

    /// <summary>What the optimiser remembers of each parameter, in the order in which it lies behind the parameters.</summary>
    public IReadOnlyList<string> OptimizerStates =>
        Training?.Updates.OrderByDescending(update => update.States.Count).First().StateNames ?? [];

    /// <summary>Floats of the parameters and, behind them, of what the optimiser remembers of each.</summary>
    public long StateFloats => (1L + (Training?.Updates.Max(update => update.States.Count) ?? 0)) * Parameters.Floats;
}

/// <param name="Loss">Computes the loss; null where the caller does.</param>
/// <param name="Outputs">Computes the outputs for a loss of the caller, where <c>Forward</c> does not return them as they are in training.</param>
/// <param name="Gradients">Computes the loss, and adds every parameter's gradient to the gradient buffer.</param>
/// <param name="Step">
/// Computes the loss and makes the optimiser's step, for a batch that fits into the workspace; null where the gradients have to be complete
/// before the step.
/// </param>
/// <param name="Updates">The optimiser's step for every trainable parameter.</param>
/// <param name="Averages">What a step does to each running statistic.</param>
/// <param name="Clipping">What happens to the gradients before the optimiser sees them.</param>
internal sealed record TrainingPlan(
    PlannedProgram? Loss,
    PlannedProgram? Outputs,
    PlannedProgram Gradients,
    PlannedProgram? Step,
    ImmutableArray<ParameterUpdate> Updates,
    ImmutableArray<MovingAverage> Averages,
    ClippingDeclaration? Clipping)
{
    /// <summary>What computes the gradient of the loss at the inputs; null where it is not computed.</summary>
    public InputGradientPlan? InputGradients { get; init; }

    /// <summary>Why it is not computed, where the inputs are numbers.</summary>
    public string? InputGradientRefusal { get; init; }
}

/// <param name="Program">The program.</param>
/// <param name="Gradient">What it computes besides the loss.</param>
internal sealed record InputGradientPlan(PlannedProgram Program, Tensor Gradient);
