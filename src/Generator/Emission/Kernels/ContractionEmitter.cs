using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints a contraction: a call of one of the runtime's products, and the epilogue that it finishes its sums with.</summary>
internal static class ContractionEmitter
{
    public static void Emit(CodeWriter writer, ContractionKernel kernel, EpilogueTypes epilogues)
    {
        bool findsGradient = kernel.Result is GradientSink;
        if (!findsGradient)
            epilogues.Add(Epilogue.Of(kernel));
        string trailing = ", Share share" + (findsGradient ? ", TSink sink" : "");
        using (KernelEmitter.Method(writer, kernel, Operands.Declared(kernel) + trailing, inlining: Inlining.Never))
            writer.Line(Call(kernel));
    }

    private static string Call(ContractionKernel kernel)
    {
        string left = $"ref {kernel.Left.Tensor.Name}", right = $"ref {kernel.Right.Tensor.Name}";
        string stride = Literals.Integer(kernel.Left.Stride), columns = Literals.Integer(kernel.Columns);
        string summands = Literals.Integer(kernel.Inner.Size), rows = Literals.Integer(kernel.Rows.Size);
        return kernel switch
        {
            { Left.IsTransposed: true } => Run("GradientProduct", kernel.Inner.Size, left, stride, rows, right, columns),
            { Transposed: { } transposed } =>
                Run("TransposedProduct", kernel.Rows.Size, left, $"ref {transposed.Source.Name}", right, summands, columns),
            _ => Run("RowProduct", kernel.Rows.Size, left, stride, right, summands, columns),
        };

        string Run(string product, int rowsPerSample, params string[] operands) =>
            $"{product}.Run<V, {EpilogueArgument.TypeOf(kernel)}>({string.Join(", ", operands)}, {EpilogueArgument.ValueOf(kernel)}, share{(rowsPerSample == 1 ? "" : ", " + Literals.Integer(rowsPerSample))});";
    }
}
