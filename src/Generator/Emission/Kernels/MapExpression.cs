using NetGen.Generator.Emission.Expressions;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints an expression of values that are in registers.</summary>
internal sealed class MapExpression(MapNames names) : VectorExpression("V", _ => "Activations")
{
    protected override string Of(Load load) => names[load.Tensor];

    protected override string Of(Reduced reduced) => throw new NotSupportedException("A map sums nothing up.");

    protected override string Of(Kept kept) => throw new NotSupportedException("A map keeps nothing.");

    protected override string Of(Dropped dropped) => throw new NotSupportedException("A step drops nothing.");
}
