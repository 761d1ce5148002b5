using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Planning;

/// <summary>How a program adds the gradient of a weight's penalty to the rest of its gradient, which depends on the samples.</summary>
/// <param name="Gradient">The gradient of the penalty.</param>
/// <param name="Rest">The rest of the weight's gradient.</param>
/// <param name="Sum">The sum of the two.</param>
internal sealed record PenaltyTerms(WeightPenaltyGradient Gradient, Tensor Rest, Add Sum)
{
    /// <summary>The terms in a program; null where it computes no gradients.</summary>
    public static PenaltyTerms? Of(IReadOnlyList<Operation> program, WeightPenalty penalty)
    {
        WeightPenaltyGradient? gradient = program.OfType<WeightPenaltyGradient>().SingleOrDefault(other => other.Weight == penalty.Weight);
        if (gradient is null)
            return null;
        Add sum = program.OfType<Add>().Single(add => add.Inputs.Contains(gradient.Output));
        return new PenaltyTerms(gradient, sum.Left == gradient.Output ? sum.Right : sum.Left, sum);
    }
}
