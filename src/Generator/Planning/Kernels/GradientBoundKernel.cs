using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>
/// The sum of the squares of all that a step's gradients are made of, before the first parameter changes. Each gradient is a sum of products
/// of two such values, or of values alone, so that it is finite where this sum is: |Σ x · y| ≤ (Σ x² + Σ y²) / 2.
/// </summary>
/// <param name="Operands">What the gradients are made of.</param>
internal sealed record GradientBoundKernel(ImmutableArray<Tensor> Operands) : Kernel("GradientBound")
{
    public override ImmutableArray<Tensor> Reads => Operands;

    public override ImmutableArray<Tensor> Writes => [];

    /// <summary>The bound of what these kernels find; null where one of them finds what no such sum bounds.</summary>
    public static GradientBoundKernel? Of(IReadOnlyList<Kernel> kernels) => kernels.All(IsBounded)
        ? new([.. kernels.SelectMany(OperandsOf).Distinct()])
        : null;

    private static IEnumerable<Tensor> OperandsOf(Kernel kernel) => kernel switch
    {
        // The gradients of a softmax, which are found again block by block, are differences of probabilities.
        BlockedGradientKernel blocks => [blocks.Blocks.Product.Left.Tensor],
        _ => kernel.Reads,
    };

    /// <summary>A parameter may change before it is read.</summary>
    private static bool IsBounded(Kernel kernel) => kernel switch
    {
        ProductKernel => OperandsOf(kernel).All(tensor => tensor is not Parameter),
        BlockedGradientKernel { InputGradient: null } => true,
        NestKernel nest => OperandsOf(kernel).All(tensor => tensor is not Parameter) && nest.Nest.Values.All(value => FactorsOf(value) <= 2),
        _ => false,
    };

    /// <summary>How many values are multiplied with each other at most.</summary>
    private static int FactorsOf(Expression value) => value switch
    {
        Load => 1,
        Reduced or Constant => 0,
        Apply { Function.Kind: FunctionKind.Add or FunctionKind.Subtract } sum => sum.Arguments.Max(FactorsOf),
        Apply { Function.Kind: FunctionKind.Multiply } product => product.Arguments.Sum(FactorsOf),
        _ => int.MaxValue / 4,
    };
}
