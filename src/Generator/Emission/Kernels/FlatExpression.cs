using NetGen.Generator.Emission.Expressions;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints an expression for the floats that a loop over whole tensors is at.</summary>
internal sealed class FlatExpression() : VectorExpression("V", _ => "Activations")
{
    protected override string Of(Load load) => $"V.Load(ref {load.Tensor.Name}, i)";

    protected override string Of(Reduced reduced) => throw new NotSupportedException("A sum has rows.");

    protected override string Of(Kept kept) => throw new NotSupportedException("A sum has rows.");

    protected override string Of(Dropped dropped) => throw new NotSupportedException("A drop has a place.");
}
