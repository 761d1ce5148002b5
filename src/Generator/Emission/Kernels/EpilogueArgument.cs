using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>What a product of the runtime is given to finish its sums with.</summary>
internal static class EpilogueArgument
{
    /// <summary>Its type, by which the product is generic.</summary>
    public static string TypeOf(ProductKernel kernel) => kernel.Result is GradientSink ? "GradientEpilogue<TSink>" : Epilogue.Of(kernel).TypeName;

    /// <summary>Its value.</summary>
    public static string ValueOf(ProductKernel kernel) => kernel.Result switch
    {
        GradientSink sink => $"new(ref {Operands.TargetOf(sink)}, sink)",
        var store => $"new({Operands.Passed([.. kernel.Bias is { } bias ? [bias.Name] : Array.Empty<string>(), .. kernel.StepOperands.Select(operand => operand.Name), Operands.ResultOf(store)])})",
    };
}
