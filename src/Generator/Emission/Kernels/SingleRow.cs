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
    public static void EmitSplitSum(CodeWriter writer, ContractionKernel kernel, bool hasFullPanels, bool hasLastPanel)
    {
        var addresses = new ContractionAddresses(kernel);
        int fullColumns = MatrixLayout.Pad(kernel.Columns) / Panels.PanelColumns * Panels.PanelColumns;
        using (Begin(writer, kernel))
        {
            if (hasFullPanels)
                EmitColumns(0, fullColumns, ContractionSchedule.TileVectors);
            if (hasLastPanel)
                EmitColumns(fullColumns, MatrixLayout.Pad(kernel.Columns), 1);
        }

        void EmitColumns(int from, int to, int vectors)
        {
            string step = vectors == 1 ? "V.Count" : $"{vectors} * V.Count";
            string right = kernel.Right.Tensor.Name;
            using (writer.Block($"for (nint column = {from}; column < {to}; column += {step})"))
            {
                writer.Line($"ref float panel = ref Unsafe.Add(ref {right}, {addresses.Offset(right, "0", from)});");
                EmitChains(vectors, addresses.InnerStride(from));
                for (int vector = 0; vector < vectors; vector++)
                    Epilogue.Emit(writer, kernel, Epilogue.Sum(0, vector), vector == 0 ? "column" : "column + V.Count");
            }
        }

        void EmitChains(int vectors, int stride)
        {
            int inner = kernel.Inner.Size;
            int chains = Math.Min(CostModel.SplitSumChains, inner);
            int whole = inner / chains * chains;
            for (int chain = 0; chain < chains; chain++)
            {
                writer.Line("V " + string.Join(", ", Enumerable.Range(0, vectors).Select(vector => Epilogue.Sum(chain, vector) + " = " + (
                    chain > 0 || kernel.Bias is null ? "V.Zero"
                    : $"V.Load(ref {kernel.Bias.Name}, column{(vector == 0 ? "" : " + V.Count")})"))) + ";");
            }

            using (writer.Block($"for (nint k = 0; k < {whole}; k += {chains})"))
            {
                for (int chain = 0; chain < chains; chain++)
                    EmitProduct(chain, chain == 0 ? "k" : $"(k + {chain})", chain == 0 ? "k" : $"k + {chain}");
            }

            for (int rest = whole; rest < inner; rest++)
                EmitProduct(rest - whole, Literals.Integer(rest), Literals.Integer(rest));
            for (int distance = 1; distance < chains; distance *= 2)
            {
                for (int chain = 0; chain + distance < chains; chain += 2 * distance)
                {
                    writer.Line(string.Join(" ", Enumerable.Range(0, vectors).Select(vector =>
                        $"{Epilogue.Sum(chain, vector)} += {Epilogue.Sum(chain + distance, vector)};")));
                }
            }

            void EmitProduct(int chain, string factor, string index)
            {
                string left = $"V.Broadcast(ref {kernel.Left.Tensor.Name}, {index})";
                for (int vector = 0; vector < vectors; vector++)
                {
                    string sum = Epilogue.Sum(chain, vector);
                    string offset = $"{factor} * {stride}{(vector == 0 ? "" : " + V.Count")}";
                    writer.Line($"{sum} = V.MultiplyAdd({left}, V.Load(ref panel, {offset}), {sum});");
                }
            }
        }
    }

    /// <summary>The sum in the lanes: each output is the dot product of the row with a stored row of the weight.</summary>
    public static void EmitDotProducts(CodeWriter writer, ContractionKernel kernel)
    {
        Panels stored = kernel.Schedule.Transposed!.SourceLayout;
        string weight = kernel.Schedule.Transposed.Source.Name, left = kernel.Left.Tensor.Name;
        string result = ((StoreSink)kernel.Result).Tensor.Name;
        int fullColumns = stored.PaddedColumns / Panels.PanelColumns * Panels.PanelColumns;
        using (Begin(writer, kernel))
        {
            int padded = kernel.ResultLayout.PaddedColumns;
            if (padded > kernel.Columns)
            {
                writer.Line($"for (nint column = {padded - MatrixLayout.VectorFloats}; column < {padded}; column += V.Count)");
                using (writer.Indent())
                    writer.Line($"V.Zero.Store(ref {result}, column);");
            }

            using (writer.Block($"for (nint column = 0; column < {kernel.Columns}; column++)"))
            {
                writer.Line("V sum = V.Zero;");
                if (fullColumns > 0)
                {
                    string panel = fullColumns == Panels.PanelColumns ? "k" : $"(k >> 5) * {32 * stored.Rows} + (k & 31)";
                    writer.Line($"for (nint k = 0; k < {fullColumns}; k += V.Count)");
                    using (writer.Indent())
                    {
                        writer.Line($"sum = V.MultiplyAdd(V.Load(ref {left}, k), V.Load(ref {weight}, {panel} + column * 32), sum);");
                    }
                }

                if (fullColumns < stored.PaddedColumns)
                {
                    writer.Line($"for (nint k = 0; k < 16; k += V.Count)");
                    using (writer.Indent())
                    {
                        string first = fullColumns == 0 ? "k" : $"{fullColumns} + k";
                        writer.Line($"sum = V.MultiplyAdd(V.Load(ref {left}, {first}), " +
                            $"V.Load(ref {weight}, {(fullColumns == 0 ? "" : fullColumns * stored.Rows + " + ")}column * 16 + k), sum);");
                    }
                }

                writer.Line($"Unsafe.Add(ref {result}, column) = V.Sum(sum);");
            }

            if (kernel.ActivateGradient is null)
                return;
            writer.Line($"for (nint column = 0; column < {padded}; column += V.Count)");
            using (writer.Indent())
                Epilogue.Emit(writer, kernel, $"V.Load(ref {result}, column)", "column");
        }
    }

    private static CodeWriter.Scope Begin(CodeWriter writer, ContractionKernel kernel)
    {
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Line($"private static void {kernel.Name}Row<V>({Emission.Operands.Declared(Operands(kernel))})");
        using (writer.Indent())
            writer.Line("where V : struct, IVector<V>");
        return writer.Block();
    }
}
