using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints a contraction's method for one sample: batches too small for a register tile.</summary>
internal static class SingleRow
{
    /// <summary>The operands of the method: those of the kernel, but no transposed copy, which a single row does not pay for.</summary>
    public static IReadOnlyList<string> Operands(ContractionKernel kernel) =>
        [.. Emission.Operands.Of(kernel).Where(name => name != kernel.Schedule.Transposed?.Copy.Name)];

    /// <summary>Outputs in the lanes; the sum is split into chains that do not wait for each other.</summary>
    public static void EmitSplitSum(CodeWriter writer, ContractionKernel kernel)
    {
        var addresses = new ContractionAddresses(kernel);
        using (Begin(writer, kernel))
        {
            if (addresses.HasFullPanels)
                EmitColumns(0, addresses.FullColumns, ContractionSchedule.TileVectors, inLastPanel: false);
            if (addresses.HasLastPanel)
                EmitColumns(addresses.FullColumns, MatrixLayout.Pad(kernel.Columns), 1, inLastPanel: true);
        }

        void EmitColumns(int from, int to, int vectors, bool inLastPanel)
        {
            string step = vectors == 1 ? "V.Count" : $"{vectors} * V.Count";
            string right = kernel.Right.Tensor.Name;
            using (writer.Block($"for (nint column = {from}; column < {to}; column += {step})"))
            {
                writer.Line($"ref float panel = ref Unsafe.Add(ref {right}, {addresses.Column(kernel.Right.Layout, inLastPanel)});");
                EmitChains(vectors, ContractionAddresses.PanelStride(inLastPanel));
                for (int vector = 0; vector < vectors; vector++)
                    Epilogue.Emit(writer, kernel, Epilogue.Sum(0, vector), Epilogue.Offset("column", vector));
            }
        }

        void EmitChains(int vectors, int stride)
        {
            int inner = kernel.Inner.Size;
            int chains = Math.Min(CostModel.SplitSumChains, inner);
            int whole = inner / chains * chains;
            for (int chain = 0; chain < chains; chain++)
                writer.Line("V " + Vectors(vectors, ", ", vector => $"{Epilogue.Sum(chain, vector)} = {Start(chain, vector)}") + ";");

            using (writer.Block($"for (nint k = 0; k < {whole}; k += {chains})"))
            {
                for (int chain = 0; chain < chains; chain++)
                    EmitProducts(vectors, chain, chain == 0 ? "k" : $"k + {chain}", $"k * {stride}" + (chain == 0 ? "" : $" + {chain * stride}"));
            }

            for (int rest = whole; rest < inner; rest++)
                EmitProducts(vectors, rest - whole, Literals.Integer(rest), Literals.Integer(rest * stride));
            for (int distance = 1; distance < chains; distance *= 2)
            {
                for (int chain = 0; chain + distance < chains; chain += 2 * distance)
                    writer.Line(Vectors(vectors, " ", vector => $"{Epilogue.Sum(chain, vector)} += {Epilogue.Sum(chain + distance, vector)};"));
            }
        }

        string Start(int chain, int vector) => chain > 0 || kernel.Bias is null
            ? "V.Zero"
            : $"V.Load(ref {kernel.Bias.Name}, {Epilogue.Offset("column", vector)})";

        void EmitProducts(int vectors, int chain, string k, string offset)
        {
            string left = $"V.Broadcast(ref {kernel.Left.Tensor.Name}, {k})";
            for (int vector = 0; vector < vectors; vector++)
            {
                string sum = Epilogue.Sum(chain, vector);
                writer.Line($"{sum} = V.MultiplyAdd({left}, V.Load(ref panel, {Epilogue.Offset(offset, vector)}), {sum});");
            }
        }
    }

    /// <summary>The sum in the lanes: each output is the dot product of the row with a stored row of the weight, four of them at once.</summary>
    public static void EmitDotProducts(CodeWriter writer, ContractionKernel kernel)
    {
        const int Block = 4;
        Panels stored = kernel.Schedule.Transposed!.SourceLayout;
        string weight = kernel.Schedule.Transposed.Source.Name, left = kernel.Left.Tensor.Name;
        string result = ((StoreSink)kernel.Result).Tensor.Name;
        int fullColumns = stored.PaddedColumns / Panels.PanelColumns * Panels.PanelColumns;
        int padded = kernel.ResultLayout.PaddedColumns;
        int whole = kernel.Columns / Block * Block;
        using (Begin(writer, kernel))
        {
            EmitPadding();
            if (whole > 0)
            {
                using (writer.Block($"for (nint column = 0; column < {whole}; column += {Block})"))
                {
                    EmitSums("column", Block);
                    writer.Line($"V.SumEach(sum0, sum1, sum2, sum3).Store(ref {result}, column);");
                }
            }

            for (int column = whole; column < kernel.Columns; column++)
            {
                using (writer.Block())
                {
                    EmitSums(Literals.Integer(column), 1);
                    writer.Line($"Unsafe.Add(ref {result}, {column}) = V.Sum(sum0);");
                }
            }

            if (kernel.ActivateGradient is null)
                return;
            writer.Line($"for (nint column = 0; column < {padded}; column += V.Count)");
            using (writer.Indent())
                Epilogue.Emit(writer, kernel, $"V.Load(ref {result}, column)", "column");
        }

        void EmitPadding()
        {
            if (padded == kernel.Columns)
                return;
            writer.Line($"for (nint column = {padded - MatrixLayout.VectorFloats}; column < {padded}; column += V.Count)");
            using (writer.Indent())
                writer.Line($"V.Zero.Store(ref {result}, column);");
        }

        void EmitSums(string column, int count)
        {
            writer.Line("V " + string.Join(", ", Enumerable.Range(0, count).Select(i => $"sum{i} = V.Zero")) + ";");
            if (fullColumns > 0)
            {
                string panel = fullColumns == Panels.PanelColumns ? "k" : $"(k >> 5) * {Panels.PanelColumns * stored.Rows} + (k & 31)";
                EmitLoop($"k < {fullColumns}", "k", $"{panel} + ", Panels.PanelColumns, column, count);
            }

            if (fullColumns < stored.PaddedColumns)
            {
                string first = fullColumns == 0 ? "k" : $"{fullColumns} + k";
                string panel = fullColumns == 0 ? "k + " : $"{fullColumns * stored.Rows} + k + ";
                EmitLoop($"k < {MatrixLayout.VectorFloats}", first, panel, MatrixLayout.VectorFloats, column, count);
            }
        }

        void EmitLoop(string condition, string leftOffset, string panel, int stride, string column, int count)
        {
            using (writer.Block($"for (nint k = 0; {condition}; k += V.Count)"))
            {
                writer.Line($"V gradient = V.Load(ref {left}, {leftOffset});");
                for (int i = 0; i < count; i++)
                {
                    string row = i == 0 ? $"{column} * {stride}" : $"({column} + {i}) * {stride}";
                    writer.Line($"sum{i} = V.MultiplyAdd(gradient, V.Load(ref {weight}, {panel}{row}), sum{i});");
                }
            }
        }
    }

    private static CodeWriter.Scope Begin(CodeWriter writer, ContractionKernel kernel)
    {
        writer.Line();
        return KernelEmitter.Method(writer, $"private static void {kernel.Name}Row<V>({Emission.Operands.Declared(Operands(kernel))})");
    }

    private static string Vectors(int vectors, string separator, Func<int, string> text) =>
        string.Join(separator, Enumerable.Range(0, vectors).Select(text));
}
