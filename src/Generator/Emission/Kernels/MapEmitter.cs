using NetGen.Generator.Graph;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints functions of elements, one after the other, for the columns of each sample's row.</summary>
internal static class MapEmitter
{
    public static void Emit(CodeWriter writer, MapKernel kernel)
    {
        var names = new MapNames(kernel);
        var expression = new MapExpression(names);
        int padded = MatrixLayout.Pad(kernel.Columns);
        using (KernelEmitter.Method(writer, kernel, $"{Operands.Declared(kernel)}, Share share"))
        {
            (string Name, int Floats)[] rows =
                [.. kernel.Reads.Concat(kernel.Writes).Distinct().Where(tensor => tensor.Shape.HasBatch).Select(tensor => (tensor.Name, FloatsOf(tensor)))];
            KernelEmitter.EmitOwnSamples(writer, rows);
            using (writer.Block("for (nint sample = 0; sample < samples; sample++)"))
            {
                using (writer.Block($"for (nint column = 0; column < {padded}; column += V.Count)"))
                    EmitColumns();
                foreach ((string name, int floats) in rows)
                    writer.Line($"{name} = ref Unsafe.Add(ref {name}, {floats});");
            }
        }

        void EmitColumns()
        {
            foreach (Tensor tensor in kernel.Reads)
                writer.Line($"V {names[tensor]} = V.Load(ref {tensor.Name}, column);");
            foreach (Nest line in kernel.Lines)
                writer.Line($"V {names[line.Result.Tensor]} = {expression.Of(line.Result.Value)};");
            var zeros = new ZeroPadding(kernel);
            foreach (MapStore store in kernel.Stores)
            {
                string value = names[store.Value];
                string stored = kernel.Columns == padded || zeros.IsZero(store.Value)
                    ? value
                    : $"V.IfPositive(V.Create({kernel.Columns} - column) - V.Indices, {value}, V.Zero)";
                writer.Line($"{stored}.Store(ref {store.Target.Name}, column);");
            }
        }

        int FloatsOf(Tensor tensor) => kernel.OfSequences.Contains(tensor) ? kernel.Steps * padded : padded;
    }
}
