using NetGen.Generator.Graph;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints what the softmax kernels share: the exponentials of a row, shifted so that none overflows.</summary>
internal static class SoftmaxRows
{
    /// <param name="writer">The writer.</param>
    /// <param name="logits">The rows.</param>
    /// <param name="stores">Whether the exponentials are wanted one by one, or only their sum.</param>
    public static void Emit(CodeWriter writer, Tensor logits, bool stores = true)
    {
        int classes = logits.Shape.Columns;
        int padded = MatrixLayout.Pad(classes);
        writer.Line(stores
            ? "// exponentials = exp(logits - largest) of one row, 0 in the padding; returns the largest logit and the sum of exponentials"
            : "// Returns the largest logit of one row and the sum of exp(logits - largest).");
        using (KernelEmitter.Method(writer, stores
            ? "private static (float Largest, float Sum) Exponentials<V>(ref float logits, ref float exponentials)"
            : "private static (float Largest, float Sum) SumOfExponentials<V>(ref float logits)"))
        {
            EmitLargest();
            writer.Line();
            writer.Line("V shift = V.Create(largestLogit), sum = V.Zero;");
            writer.Line("column = 0;");
            EmitVectors(
                "V exponential = VectorMath.Exp(V.Load(ref logits, column) - shift);",
                "V exponential = V.IfPositive(V.Create(" + classes + " - column) - V.Indices, VectorMath.Exp(V.Load(ref logits, column) - shift), V.Zero);",
                stores ? ["sum += exponential;", "exponential.Store(ref exponentials, column);"] : ["sum += exponential;"]);
            if (stores && padded - classes >= 4)
            {
                writer.Line($"for (; column < {padded}; column += V.Count)");
                using (writer.Indent())
                    writer.Line("V.Zero.Store(ref exponentials, column);");
            }

            writer.Line();
            writer.Line("return (largestLogit, V.Sum(sum));");
        }

        void EmitLargest()
        {
            writer.Line("V largest = V.Create(float.NegativeInfinity);");
            writer.Line("nint column = 0;");
            EmitVectors(
                "largest = V.Max(largest, V.Load(ref logits, column));",
                "largest = V.Max(largest, V.IfPositive(V.Create(" + classes + " - column) - V.Indices, V.Load(ref logits, column), largest));");
            writer.Line("float largestLogit = V.Largest(largest);");
        }

        void EmitVectors(string whole, string partial, params string[] then)
        {
            EmitLoop($"for (; column <= {classes} - V.Count; column += V.Count)", [whole, .. then]);
            if (padded != classes)
                EmitLoop($"for (; column < {classes}; column += V.Count)", [partial, .. then]);
        }

        void EmitLoop(string head, string[] lines)
        {
            using (writer.Block(head))
            {
                foreach (string line in lines)
                    writer.Line(line);
            }
        }
    }
}
