using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// The method that finds two vectors of any number of rows of a contraction's result, a few rows at a time: their accumulators stay in
/// registers over a loop over the summands.
/// </summary>
/// <param name="Rows">Rows at a time.</param>
/// <param name="IsTransposed">Whether the rows of the operand that is broadcast are the summands, not the rows of the result.</param>
/// <param name="PutsSumsDown">Whether the sums go to memory first.</param>
/// <param name="Epilogue">What becomes of them.</param>
internal sealed record RegisterTile(int Rows, bool IsTransposed, bool PutsSumsDown, Epilogue Epilogue) : ISharedMethod
{
    public static RegisterTile Of(ContractionKernel kernel, int rows) =>
        new(rows, kernel.Left.IsTransposed, kernel.Schedule.PutsSumsDown, Epilogue.Of(kernel));

    /// <summary>Such as <c>BiasReluTile8</c> or <c>GradientTile6</c>.</summary>
    public string Name => $"{Epilogue.Name}{(IsTransposed && !Epilogue.FindsGradient ? "Transposed" : "")}Tile{Rows}";

    /// <summary>
    /// The call that finds the part of the kernel's result at the loops' <c>column</c>: as many <paramref name="rows"/> as are given, from
    /// <paramref name="firstRow"/> on.
    /// </summary>
    public string Call(ContractionKernel kernel, string firstRow, string rows, string vector, bool inLastPanel)
    {
        var addresses = new ContractionAddresses(kernel);
        string result = addresses.Result(firstRow, inLastPanel);
        return $"{Name}{Epilogue.TypeParameters.Replace("V", vector)}("
            + $"{Operands.Passed(kernel.Left.Tensor.Name, addresses.Left(firstRow))}, {kernel.Left.Stride}, "
            + $"{Operands.Passed(kernel.Right.Tensor.Name, addresses.Column(kernel.Right.Layout, inLastPanel))}, "
            + $"{ContractionAddresses.RowStride(kernel.Right.Layout, inLastPanel)}, "
            + (!kernel.Inner.IsPerSample ? Literals.Integer(kernel.Inner.Size) : kernel.Inner.Size == 1 ? "samples" : "summands")
            + Epilogue.Arguments(kernel, "column", result)
            + (PutsSumsDown ? ", ref sums" : "")
            + $", {Operands.Passed(Operands.ResultOf(kernel.Result), result)}, "
            + $"{ContractionAddresses.RowStride(kernel.ResultLayout, inLastPanel)}, {rows}{(Epilogue.FindsGradient ? ", sink" : "")});";
    }

    public void Emit(CodeWriter writer)
    {
        string parameters = "ref float left, nint leftStride, ref float right, nint rightStride, nint summands" + Epilogue.Parameters
            + (PutsSumsDown ? ", ref float sums" : "")
            + ", ref float result, nint resultStride, nint rows" + (Epilogue.FindsGradient ? ", in TSink given" : "");
        string head = $"private static void {Name}{Epilogue.TypeParameters}({parameters})";
        string left = IsTransposed ? "leftᵀ" : "left";
        writer.Line($"// two vectors a row of {Epilogue.Formula($"{left} x right")}, {Rows} rows at a time");
        using (KernelEmitter.Method(writer, head, Epilogue.FindsGradient))
        using (EachTile(writer))
        {
            EmitAccumulators(writer);
            EmitSum(writer);
            Epilogue.EmitRow(writer);
            if (Epilogue.FindsGradient)
                writer.Line("TSink sink = given; // not before: the sums leave no registers free");
            if (PutsSumsDown)
                EmitResultRowByRow(writer);
            else
                EachVector((row, vector) => Epilogue.Emit(writer, Epilogue.Sum(row, vector), Epilogue.Offset(ResultRow(row), vector)));
        }

        static string ResultRow(int row) => row switch { 0 => "0", 1 => "resultStride", _ => $"{row} * resultStride" };
    }

    private CodeWriter.Scope EachTile(CodeWriter writer)
    {
        // What is added up must not be found twice.
        if (Epilogue.FindsGradient)
            return writer.Block($"for (nint row = 0; row < rows; row += {Rows})");
        CodeWriter.Scope scope = writer.Block($"for (nint next = 0; next < rows; next += {Rows})");
        writer.Line($"nint row = nint.Min(next, rows - {Rows}); // the last tile may overlap the one before");
        return scope;
    }

    private void EmitAccumulators(CodeWriter writer)
    {
        for (int row = 0; row < Rows; row++)
        {
            writer.Line("V " + Vectors(", ", vector => Epilogue.Sum(row, vector) + " = "
                + (row == 0 || !Epilogue.HasBias ? Epilogue.Start(Epilogue.Offset("0", vector)) : Epilogue.Sum(0, vector))) + ";");
        }
    }

    private void EmitSum(CodeWriter writer)
    {
        writer.Line("ref float rightRow = ref right;");
        writer.Line(IsTransposed ? "ref float leftColumns = ref Unsafe.Add(ref left, row);" : LeftRows());
        using (writer.Block("for (nint k = 0; k < summands; k++)"))
        {
            writer.Line("V " + Vectors(", ", vector => $"right{vector} = V.Load(ref rightRow, {Epilogue.Offset("0", vector)})") + ";");
            for (int row = 0; row < Rows; row++)
            {
                writer.Line($"V left{row} = V.Broadcast(ref {(IsTransposed ? $"leftColumns, {row}" : $"leftRow{row}, k")});");
                writer.Line(Vectors(" ", vector =>
                    $"{Epilogue.Sum(row, vector)} = V.MultiplyAdd(left{row}, right{vector}, {Epilogue.Sum(row, vector)});"));
            }

            writer.Line("rightRow = ref Unsafe.Add(ref rightRow, rightStride);");
            if (IsTransposed)
                writer.Line("leftColumns = ref Unsafe.Add(ref leftColumns, leftStride);");
        }

        writer.Line();
    }

    private string LeftRows() => "ref float leftRow0 = ref Unsafe.Add(ref left, row * leftStride)" + string.Concat(
        Enumerable.Range(1, Rows - 1).Select(row => $", leftRow{row} = ref Unsafe.Add(ref leftRow{row - 1}, leftStride)")) + ";";

    /// <summary>Prints the epilogue as a loop, because what it does with a vector is too long to be printed for each of them.</summary>
    private void EmitResultRowByRow(CodeWriter writer)
    {
        EachVector((row, vector) => writer.Line(
            $"{Epilogue.Sum(row, vector)}.Store(ref sums, {Epilogue.Offset("0", row * ContractionSchedule.TileVectors + vector)});"));
        using (writer.Block($"for (nint tileRow = 0; tileRow < {Rows}; tileRow++)"))
        {
            for (int vector = 0; vector < ContractionSchedule.TileVectors; vector++)
            {
                string offset = Epilogue.Offset($"tileRow * {ContractionSchedule.TileVectors} * V.Count", vector);
                Epilogue.Emit(writer, $"V.Load(ref sums, {offset})", Epilogue.Offset("tileRow * resultStride", vector));
            }
        }
    }

    private void EachVector(Action<int, int> emit)
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int vector = 0; vector < ContractionSchedule.TileVectors; vector++)
                emit(row, vector);
        }
    }

    private static string Vectors(string separator, Func<int, string> text) =>
        string.Join(separator, Enumerable.Range(0, ContractionSchedule.TileVectors).Select(text));
}
