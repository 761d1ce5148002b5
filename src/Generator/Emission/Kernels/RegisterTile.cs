using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints one register tile of a contraction: accumulators in registers, a loop over the summands, and what is fused behind it.</summary>
internal sealed class RegisterTile(CodeWriter writer, ContractionKernel kernel, ContractionAddresses addresses)
{
    /// <summary>The operands of a tile: those of the kernel, but of a transposed operand only the copy.</summary>
    public IReadOnlyList<string> Operands { get; } =
        [.. Emission.Operands.Of(kernel).Where(name => name != kernel.Schedule.Transposed?.Source.Name)];

    public static string Name(ContractionKernel kernel, int rows) => $"{kernel.Name}Tile{rows}{KernelEmitter.TypeParameters(kernel)}";

    public void Emit(int rows)
    {
        string parameters = Emission.Operands.Declared(Operands)
            + (addresses.HasBothPanels ? ", nint panelStride" : "")
            + (kernel.Inner.IsBatch ? ", int samples" : "")
            + (kernel.Result is GradientSink ? ", in TSink given" : "");
        writer.Line();
        using (KernelEmitter.Method(writer, $"private static void {Name(kernel, rows)}({parameters})", kernel.Result))
        {
            EmitAccumulators(rows);
            EmitSum(rows);
            if (kernel.Result is GradientSink)
                writer.Line("TSink sink = given; // not before: the sums leave no registers free");
            if (kernel.Schedule.GradientTile is { } tile)
            {
                EachVector(rows, (row, vector) => writer.Line($"{Epilogue.Sum(row, vector)}.Store(ref {tile.Name}, {InTile(row, vector)});"));
                EmitRowLoop(rows, tile.Name);
            }
            else
            {
                EachVector(rows, (row, vector) =>
                    Epilogue.Emit(writer, kernel, Epilogue.Sum(row, vector), Epilogue.Offset(addresses.ResultRow(row), vector)));
            }
        }

        string InTile(int row, int vector) => Epilogue.Offset("0", row * ContractionSchedule.TileVectors + vector);
    }

    /// <summary>Prints what is done with the sums row by row, once they have been put down.</summary>
    private void EmitRowLoop(int rows, string tile)
    {
        using (writer.Block($"for (nint row = 0; row < {rows}; row++)"))
        {
            for (int vector = 0; vector < ContractionSchedule.TileVectors; vector++)
            {
                string offset = Epilogue.Offset($"row * {ContractionSchedule.TileVectors} * V.Count", vector);
                Epilogue.Emit(writer, kernel, $"V.Load(ref {tile}, {offset})", Epilogue.Offset(addresses.ResultRow("row"), vector));
            }
        }
    }

    private static void EachVector(int rows, Action<int, int> emit)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int vector = 0; vector < ContractionSchedule.TileVectors; vector++)
                emit(row, vector);
        }
    }

    private void EmitAccumulators(int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            writer.Line("V " + Vectors(", ", vector => Epilogue.Sum(row, vector) + " = " + Start(row, vector)) + ";");
        }

        string Start(int row, int vector) => kernel.Bias is null ? "V.Zero"
            : row == 0 ? $"V.Load(ref {kernel.Bias.Name}, {Epilogue.Offset("0", vector)})"
            : Epilogue.Sum(0, vector);
    }

    private void EmitSum(int rows)
    {
        string inner = kernel.Inner.IsBatch ? "samples" : kernel.Inner.ToString();
        RowOperand left = kernel.Left;
        using (writer.Block($"for (nint k = 0; k < {inner}; k++)"))
        {
            writer.Line("V " + Vectors(", ", vector =>
                $"right{vector} = V.Load(ref {kernel.Right.Tensor.Name}, {Epilogue.Offset(addresses.Summand("k"), vector)})") + ";");
            for (int row = 0; row < rows; row++)
            {
                string index = (left.InnerStride == 1 ? "k" : $"k * {left.InnerStride}") + (row == 0 ? "" : $" + {row * left.RowStride}");
                writer.Line($"V left{row} = V.Broadcast(ref {left.Tensor.Name}, {index});");
                writer.Line(Vectors(" ", vector =>
                    $"{Epilogue.Sum(row, vector)} = V.MultiplyAdd(left{row}, right{vector}, {Epilogue.Sum(row, vector)});"));
            }
        }

        writer.Line();
    }

    private static string Vectors(string separator, Func<int, string> text) =>
        string.Join(separator, Enumerable.Range(0, ContractionSchedule.TileVectors).Select(text));
}
