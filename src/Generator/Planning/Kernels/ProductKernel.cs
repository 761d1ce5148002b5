using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>What happens to a sum while it is in registers: a function of it, and of an element at the same place of another tensor.</summary>
internal sealed record FinishingStep(Function Function, Tensor? Operand);

/// <summary>Sums of products in register tiles, and what is fused into them: a bias to begin with, short functions of the sum, and the optimiser's step.</summary>
/// <param name="Name">See <see cref="Kernel"/>.</param>
/// <param name="Bias">What the sums begin with; 0 where it is null.</param>
/// <param name="Steps">What they go through.</param>
/// <param name="Result">Where the results go.</param>
internal abstract record ProductKernel(string Name, Tensor? Bias, ImmutableArray<FinishingStep> Steps, Sink Result) : Kernel(Name)
{
    /// <summary>The tensors that the steps read, in their order.</summary>
    public ImmutableArray<Tensor> StepOperands => [.. Steps.Select(step => step.Operand).OfType<Tensor>()];

    public override Sink? Sink => Result;
}
