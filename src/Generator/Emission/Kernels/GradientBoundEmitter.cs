using NetGen.Generator.Graph;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints the bound of a step's gradients: one pass over what they are made of, at the speed at which it can be read.</summary>
internal static class GradientBoundEmitter
{
    public static void Emit(CodeWriter writer, GradientBoundKernel kernel)
    {
        using (KernelEmitter.Method(writer, kernel, Operands.Declared(kernel) + ", nint samples", "float"))
        {
            writer.Line(kernel.Operands.Length <= CostModel.MostBoundOperands
                ? $"return V.Sum({Sum("Of")});"
                : $"return {Sum("Total")};");
        }

        string Sum(string method) => string.Join("\n    + ", kernel.Operands.Select(tensor => Squares(method, tensor)));
    }

    private static string Squares(string method, Tensor tensor) =>
        $"SquareSum.{method}<V>(ref {tensor.Name}, {(tensor.Shape.HasBatch ? "samples * " : "")}{Literals.Integer(MatrixLayout.FloatsOf(tensor))})";
}
