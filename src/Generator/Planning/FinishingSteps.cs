using System.Collections.Immutable;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Planning;

/// <summary>Finds what happens to a sum while it is in registers.</summary>
internal static class FinishingSteps
{
    /// <summary>The functions from the sum to the result, in order. Null if the expression is not such a chain.</summary>
    public static ImmutableArray<FinishingStep>? Of(Expression value, ImmutableArray<Axis> axes)
    {
        switch (value)
        {
            case Reduced:
                return [];
            case Apply { Arguments: [var inner] } unary when Of(inner, axes) is { } steps:
                return steps.Add(new FinishingStep(unary.Function, null));
            case Apply { Arguments: [var inner, Load operand] } binary when LiesAt(operand, axes) && Of(inner, axes) is { } steps:
                return steps.Add(new FinishingStep(binary.Function, operand.Tensor));
            case Apply { Function.Kind: FunctionKind.Add or FunctionKind.Multiply, Arguments: [Load operand, var inner] } binary
                when LiesAt(operand, axes) && Of(inner, axes) is { } steps:
                return steps.Add(new FinishingStep(binary.Function, operand.Tensor));
            default:
                return null;
        }
    }

    private static bool LiesAt(Load operand, ImmutableArray<Axis> axes) => new Result(operand.Tensor, operand.Indices, operand).IsAt(axes);
}
