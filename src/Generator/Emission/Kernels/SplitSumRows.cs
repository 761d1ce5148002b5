using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// The method that finds rows of a product one by one, for batches too small for a register tile: outputs in the lanes, the sums split into
/// chains that do not wait for each other.
/// </summary>
internal sealed record SplitSumRows(Epilogue Epilogue) : ISharedMethod
{
    public static SplitSumRows Of(ContractionKernel kernel) => new(Epilogue.Of(kernel));

    public string Name => Epilogue.Name + "Rows";

    public string Call(ContractionKernel kernel) =>
        $"{Name}<V>(ref {kernel.Left.Tensor.Name}, {kernel.Left.Stride}, ref {kernel.Right.Tensor.Name}, {kernel.Inner.Size}, "
        + $"{kernel.Right.Layout.PaddedColumns}{Epilogue.Arguments(kernel, "0", "0")}, ref {Operands.ResultOf(kernel.Result)}, "
        + $"{kernel.ResultLayout.PaddedColumns}, {(kernel.Rows.Size == 1 ? "samples" : "rows")});";

    public void Emit(CodeWriter writer)
    {
        string head = $"private static void {Name}<V>(ref float left, nint leftStride, ref float right, nint summands, nint columns"
            + $"{Epilogue.Parameters}, ref float result, nint resultStride, nint rows)";
        writer.Line($"// {Epilogue.Formula("left x right")}, row by row: each sum in {CostModel.SplitSumChains} chains that do not wait for each other");
        using (KernelEmitter.Method(writer, head))
        {
            writer.Line($"nint panelColumns = columns & -{Panels.PanelColumns};");
            using (writer.Block("for (nint row = 0; row < rows; row++)"))
            {
                writer.Line("ref float leftRow = ref Unsafe.Add(ref left, row * leftStride);");
                Epilogue.EmitRow(writer);
                using (writer.Block("for (nint column = 0; column < panelColumns; column += 2 * V.Count)"))
                {
                    writer.Line("ref float panel = ref Unsafe.Add(ref right, (column & -32) * summands + (column & 31));");
                    EmitColumns(writer, Panels.PanelColumns, vectors: 2);
                }

                using (writer.Block("for (nint column = panelColumns; column < columns; column += V.Count)"))
                {
                    writer.Line("ref float panel = ref Unsafe.Add(ref right, panelColumns * summands + column - panelColumns);");
                    EmitColumns(writer, MatrixLayout.VectorFloats, vectors: 1);
                }
            }
        }
    }

    private void EmitColumns(CodeWriter writer, int stride, int vectors)
    {
        const int Chains = CostModel.SplitSumChains;
        for (int chain = 0; chain < Chains; chain++)
        {
            writer.Line("V " + Vectors(", ", vector => Epilogue.Sum(chain, vector) + " = "
                + (chain == 0 ? Epilogue.Start(Epilogue.Offset("column", vector)) : "V.Zero")) + ";");
        }

        writer.Line("nint k = 0;");
        using (writer.Block($"for (; k <= summands - {Chains}; k += {Chains})"))
        {
            for (int chain = 0; chain < Chains; chain++)
                EmitProducts(chain);
        }

        for (int chain = 0; chain < Chains - 1; chain++)
        {
            using (writer.Block($"if ({Plus("k", chain)} < summands)"))
                EmitProducts(chain);
        }

        for (int distance = 1; distance < Chains; distance *= 2)
        {
            for (int chain = 0; chain + distance < Chains; chain += 2 * distance)
                writer.Line(Vectors(" ", vector => $"{Epilogue.Sum(chain, vector)} += {Epilogue.Sum(chain + distance, vector)};"));
        }

        for (int vector = 0; vector < vectors; vector++)
            Epilogue.Emit(writer, Epilogue.Sum(0, vector), Epilogue.Offset("column", vector));

        void EmitProducts(int chain)
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                string sum = Epilogue.Sum(chain, vector), offset = Epilogue.Offset(Plus($"k * {stride}", chain * stride), vector);
                writer.Line($"{sum} = V.MultiplyAdd(V.Broadcast(ref leftRow, {Plus("k", chain)}), V.Load(ref panel, {offset}), {sum});");
            }
        }

        string Vectors(string separator, Func<int, string> text) => string.Join(separator, Enumerable.Range(0, vectors).Select(text));

        static string Plus(string offset, int more) => more == 0 ? offset : $"{offset} + {more}";
    }
}
