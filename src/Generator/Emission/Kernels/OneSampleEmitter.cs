using NetGen.Generator.Graph;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// Prints what a kernel does for a single sample, straight-line. Forward products are inlined into their program; with those of the backward
/// pass, and the optimiser's steps, it would be too much for one method. Rows of few columns are read at 128 bits: they have just been written
/// at that width, and the other lanes hold nothing.
/// </summary>
internal static class OneSampleEmitter
{
    public static string MethodOf(string kernel) => kernel + "OfOne";

    public static void Emit(CodeWriter writer, Kernel kernel)
    {
        bool findsGradient = kernel.GradientSinks.Any();
        string sink = findsGradient ? ", TSink sink" : "";
        writer.Line("// Does the same for one sample, without loops.");
        string head = $"public static void {MethodOf(kernel.Name)}{KernelEmitter.TypeParameters(kernel)}({Operands.Declared(kernel)}{sink})";
        Inlining inlining = kernel is ContractionKernel { Result: StoreSink, Transposed: null } ? Inlining.Always : Inlining.Default;
        using (KernelEmitter.Method(writer, head, findsGradient, inlining))
        {
            switch (kernel)
            {
                case NestKernel sum:
                    EmitSampleSum(writer, sum);
                    break;
                case ContractionKernel { Result: GradientSink } gradient:
                    EmitOuterProduct(writer, gradient);
                    break;
                case ContractionKernel { Transposed: { } transposed } product:
                    EmitDotProducts(writer, product, transposed);
                    break;
                case ContractionKernel product:
                    EmitSums(writer, product);
                    break;
                default:
                    throw new NotSupportedException($"{kernel.GetType().Name} is not straight-line.");
            }
        }
    }

    private static void EmitSampleSum(CodeWriter writer, NestKernel kernel)
    {
        Tensor value = kernel.Nest.Reads[0];
        string width = RowWidth.Of(value.Shape.Columns);
        using (Columns(writer, MatrixLayout.Pad(value.Shape.Columns), width))
            SinkEmitter.Emit(writer, kernel.Result, $"{width}.Load(ref {value.Name}, column)", "column");
    }

    private static void EmitOuterProduct(CodeWriter writer, ContractionKernel kernel)
    {
        string width = RowWidth.Of(kernel.Columns);
        using (Columns(writer, kernel.ResultLayout.PaddedColumns, width))
        {
            writer.Line($"{width} right = {width}.Load(ref {kernel.Right.Tensor.Name}, column);");
            for (int row = 0; row < kernel.Rows.Size; row++)
            {
                SinkEmitter.Emit(writer, kernel.Result, $"{width}.Broadcast(ref {kernel.Left.Tensor.Name}, {Literals.Integer(row)}) * right",
                    Offset(row * kernel.ResultLayout.PaddedColumns));
            }
        }
    }

    private static void EmitSums(CodeWriter writer, ContractionKernel kernel)
    {
        string left = kernel.Left.Tensor.Name, right = kernel.Right.Tensor.Name;
        int chains = Math.Min(CostModel.SplitSumChains, kernel.Inner.Size);
        using (Columns(writer, kernel.ResultLayout.PaddedColumns, "V"))
        {
            for (int k = 0; k < kernel.Inner.Size; k++)
            {
                string factor = $"V.Broadcast(ref {left}, {Literals.Integer(k)})", weight = $"V.Load(ref {right}, {Offset(k * kernel.Right.Layout.PaddedColumns)})";
                string sum = $"sum{k % chains}";
                writer.Line(k >= chains ? $"{sum} = V.MultiplyAdd({factor}, {weight}, {sum});"
                    : k == 0 && kernel.Bias is { } bias ? $"V {sum} = V.MultiplyAdd({factor}, {weight}, V.Load(ref {bias.Name}, column));"
                    : $"V {sum} = {factor} * {weight};");
            }

            string total = string.Join(" + ", Enumerable.Range(0, chains).Select(chain => $"sum{chain}"));
            SinkEmitter.Emit(writer, kernel.Result, Applied(kernel, $"({total})", "V"), "column");
        }
    }

    private static void EmitDotProducts(CodeWriter writer, ContractionKernel kernel, TransposedOperand transposed)
    {
        const int Block = 4;
        string width = RowWidth.Of(kernel.Inner.Size), result = Operands.ResultOf(kernel.Result);
        int stride = transposed.SourceLayout.PaddedColumns;
        for (int column = 0; column < kernel.ResultLayout.PaddedColumns; column += Block)
        {
            int count = Math.Min(Block, kernel.Columns - column);
            if (count <= 0)
            {
                writer.Line($"V128.Zero.Store(ref {result}, {Literals.Integer(column)});");
                continue;
            }

            using (writer.Block())
            {
                writer.Line($"const nint column = {Literals.Integer(column)};");
                string[] sums = [.. Enumerable.Range(0, Block).Select(i => i < count ? $"sum{i}" : $"{width}.Zero")];
                writer.Line($"{width} {string.Join(", ", sums.Take(count).Select(sum => $"{sum} = {width}.Zero"))};");
                using (writer.Block($"for (nint k = 0; k < {(width == "V" ? stride : Block)}; k += {width}.Count)"))
                {
                    writer.Line($"{width} factor = {width}.Load(ref {kernel.Left.Tensor.Name}, k);");
                    for (int i = 0; i < count; i++)
                        writer.Line($"{sums[i]} = {width}.MultiplyAdd(factor, {width}.Load(ref {transposed.Source.Name}, {Plus((column + i) * stride, "k")}), {sums[i]});");
                }

                SinkEmitter.Emit(writer, kernel.Result, Applied(kernel, $"{width}.SumEach({string.Join(", ", sums)})", "V128"), "column");
            }
        }
    }

    /// <summary>What becomes of a vector of sums.</summary>
    private static string Applied(ContractionKernel kernel, string sums, string width) =>
        Epilogue.Of(kernel).Applied(sums, [.. kernel.StepOperands.Select(operand => $"{width}.Load(ref {operand.Name}, column)")]);

    private static CodeWriter.Scope Columns(CodeWriter writer, int padded, string width) =>
        writer.Block($"for (nint column = 0; column < {(width == "V" ? padded : CostModel.NarrowColumns)}; column += {width}.Count)");

    private static string Offset(int offset) => Plus(offset, "column");

    private static string Plus(int offset, string variable) => offset == 0 ? variable : $"{Literals.Integer(offset)} + {variable}";
}
