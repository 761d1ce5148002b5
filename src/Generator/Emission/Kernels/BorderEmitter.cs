using NetGen.Generator.Graph;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints how an image is copied into a border of zeros; a sequence is an image of one row.</summary>
internal static class BorderEmitter
{
    public static void Emit(CodeWriter writer, BorderKernel kernel)
    {
        Shape shape = kernel.Image.Shape;
        BorderAxis[] axes = [.. kernel.Copy.Border.Axes];
        BorderAxis rows = axes.Length > 1 ? axes[0] : new BorderAxis(0, 0), columns = axes[axes.Length - 1];
        int height = axes.Length > 1 ? shape[1].Size : 1, width = shape[shape.Rank - 2].Size;
        int[] numbers = [height, width, shape.Columns, rows.Before, rows.After, columns.Before, columns.After];
        using (KernelEmitter.Method(writer, kernel, Operands.Declared(kernel) + ", Share share", inlining: Inlining.Never))
        {
            writer.Line($"PaddedImage.Copy(ref {kernel.Image.Name}, {Literals.Integer(MatrixLayout.Of(kernel.Image).PaddedColumns)}, " +
                $"ref {kernel.Copy.Tensor.Name}, {string.Join(", ", numbers.Select(number => Literals.Integer(number)))}, share);");
        }
    }
}
