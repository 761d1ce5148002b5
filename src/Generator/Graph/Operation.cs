using System.Collections.Immutable;
using NetGen.Generator.Differentiation;

namespace NetGen.Generator.Graph;

/// <summary>
/// A typed operation on tensors. One file an operation: its shape rule (in the <c>Append</c> that adds it to a graph), its cost and
/// its adjoint.
/// </summary>
internal abstract class Operation(Tensor output, params Tensor[] inputs)
{
    public ImmutableArray<Tensor> Inputs { get; } = [.. inputs];

    public Tensor Output { get; } = output;

    /// <summary>Multiply-adds for one sample; 0 for what costs no more than touching its tensors.</summary>
    public virtual long MultiplyAddsPerSample => 0;

    /// <summary>Adds what this operation contributes to its inputs' gradients, given its output's.</summary>
    public virtual void Differentiate(Adjoints adjoints) =>
        throw new NotSupportedException($"{GetType().Name} has no adjoint.");

    public override string ToString() => $"{Output} = {GetType().Name}({string.Join(", ", Inputs)})";
}
