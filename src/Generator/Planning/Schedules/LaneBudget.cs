using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Planning.Schedules;

/// <summary>
/// Estimates the locals that straight-line code with the samples in the lanes leaves to the JIT, those of what is inlined into it included.
/// It inlines into methods of at most 512; past that, each addition becomes a call. The numbers were found by compiling more than a hundred networks.
/// </summary>
internal static class LaneBudget
{
    private const int Locals = 512;
    private const int Base = 20;

    // A column of the caller's rows, gathered from as many samples as there are lanes.
    private const int Column = 32;

    private const int Exponential = 45;
    private const int Logarithm = 40;
    private const int Activated = 45;
    private const int LongFunction = 65;

    // A choice by an integer.
    private const int Choice = 3;

    // An output in a loss, besides its target and its exponential.
    private const int Output = 15;
    private const int OptionsOfOutput = 100;

    /// <summary>Whether a program is short enough when elementary functions are called.</summary>
    public static bool Holds(ImmutableArray<LaneStep> steps) => Estimate(steps, inlined: 0) <= Locals;

    /// <summary>Whether it is so even when they are inlined.</summary>
    public static bool HoldsFunctions(ImmutableArray<LaneStep> steps) => Estimate(steps, inlined: 1) <= Locals;

    /// <param name="steps">The program.</param>
    /// <param name="inlined">1 if functions are inlined, 0 if they are not.</param>
    private static long Estimate(ImmutableArray<LaneStep> steps, int inlined)
    {
        int inputs = steps.OfType<LaneNest>().SelectMany(step => step.Nest.Reads)
            .FirstOrDefault(tensor => tensor.Role == TensorRole.Input)?.Shape.ElementsPerSample ?? 0;
        return Base + Column * inputs + steps.Sum(step => step switch
        {
            LaneNest { Nest: var nest } => LocalsOf(nest, inlined),
            LaneLoss { Loss: var loss } => (long)loss.Outputs.Shape.ElementsPerSample * LocalsOfOutput(loss, inlined) + Logarithm * inlined,
            _ => 0,
        });
    }

    private static long LocalsOf(Nest nest, int inlined)
    {
        long points = PointsOf(nest.Axes);
        long choices = Choice * nest.Reductions.Where(reduction => reduction.Body is Chosen).Sum(reduction => points * PointsOf(reduction.Axes));
        // A parameter's gradient, element by element.
        if (nest.Reductions.Any(reduction => reduction.Axes.Any(axis => axis.Extent.IsBatch)))
            return 4 * points + choices;
        return choices + nest.Reductions.Sum(LocalsOfReduction) + nest.Results.Sum(LocalsOfResult);

        long LocalsOfReduction(Reduction reduction)
        {
            // What lies along a row is found once for all of its columns.
            long times = reduction.Axes.Any(nest.Axes.Contains) ? points : points * PointsOf(reduction.Axes);
            int each = (reduction.Body is Apply { Function.Kind: FunctionKind.Multiply } ? 2 : 0) + LocalsOfFunctions(reduction.Body, inlined);
            return times * each + (reduction.Start is null ? 0 : 2 * points);
        }

        long LocalsOfResult(Result result) => result.Value is Reduced ? 0 : points * (2 + LocalsOfFunctions(result.Value, inlined));
    }

    private static int LocalsOfFunctions(Expression expression, int inlined) =>
        inlined * expression.Parts.OfType<Apply>().Sum(apply => LocalsOf(apply.Function));

    private static int LocalsOf(Function function) => function switch
    {
        { Kind: FunctionKind.Exponential } => Exponential,
        { Kind: FunctionKind.Activation, Activation: Activation.Relu or Activation.LeakyRelu or Activation.Relu6 } => 0,
        { Kind: FunctionKind.Activation, Activation: Activation.Gelu or Activation.Softplus or Activation.Mish or Activation.GeluTanh } => LongFunction,
        { Kind: FunctionKind.Activation } => Activated,
        { Kind: FunctionKind.ActivationGradient, Activation: var activation } => ActivateGradient.ReadsOutput(activation) ? 0 : LongFunction,
        _ => 0,
    };

    private static long PointsOf(ImmutableArray<Axis> axes) => axes.Aggregate(1L, (product, axis) => product * axis.Extent.PerSample);

    private static int LocalsOfOutput(LossOperation loss, int inlined) => Column + loss switch
    {
        SoftmaxCrossEntropy { Options: { FocalGamma: 0, LabelSmoothing: 0, ClassWeights.Count: 0 } } => Output + Exponential * inlined,
        _ => OptionsOfOutput + Exponential * inlined,
    };
}
