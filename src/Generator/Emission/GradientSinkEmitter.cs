using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Emission.Optimizers;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints what can happen to a vector of a gradient while it is in registers: it is added to a buffer, or the optimiser's step is made at
/// once. Kernels are generic in it, so each is printed once for both.
/// </summary>
internal static class GradientSinkEmitter
{
    private const string Take = "void Take<V>(V gradient, ref float target, nint offset)";

    public static void Emit(CodeWriter writer, ParameterLayout layout, OptimizerEmitter optimizer)
    {
        writer.Line();
        writer.Line("/// <summary>What happens to a vector of a parameter's gradient while it is in registers.</summary>");
        using (writer.Block("file interface IGradientSink"))
        {
            writer.Line(Take);
            using (writer.Indent())
                writer.Line("where V : struct, IVector<V>;");
        }

        writer.Line();
        writer.Line("/// <summary>Adds it to the gradient's buffer.</summary>");
        using (writer.Block("file readonly struct Accumulate : IGradientSink"))
        {
            using (TakeMethod(writer))
                writer.Line("(V.Load(ref target, offset) + gradient).Store(ref target, offset);");
        }

        writer.Line();
        EmitDescend(writer, layout, optimizer);
    }

    /// <summary>Prints the optimiser's step for all parameters at once: they lie one after the other.</summary>
    public static void EmitDescendAll(CodeWriter writer, ParameterLayout layout)
    {
        writer.Line("// the optimiser's step for every parameter, padding included: its gradient is 0");
        using (KernelEmitter.Method(writer, "public static void DescendAll<V>(ref float gradients, ref float parameters, Descend step)"))
        {
            writer.Line($"for (nint i = 0; i < {layout.Floats}; i += V.Count)");
            using (writer.Indent())
                writer.Line("step.Take(V.Load(ref gradients, i), ref parameters, i);");
        }
    }

    private static void EmitDescend(CodeWriter writer, ParameterLayout layout, OptimizerEmitter optimizer)
    {
        writer.Line($"/// <summary>The optimiser's step: {optimizer.Formula}.</summary>");
        using (writer.Block("file readonly struct Descend : IGradientSink"))
        {
            foreach ((string name, _) in optimizer.Factors)
                writer.Line($"private readonly float {name};");
            writer.Line();
            writer.Line("// what the steps of all parameters have in common; they are counted from 1");
            using (writer.Block("public Descend(float learningRate, long step)"))
            {
                foreach ((string name, string value) in optimizer.Factors)
                    writer.Line($"{name} = {value};");
            }

            writer.Line();
            using (TakeMethod(writer))
                optimizer.EmitTake(writer, layout);
        }
    }

    private static CodeWriter.Scope TakeMethod(CodeWriter writer)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Line("public " + Take);
        using (writer.Indent())
            writer.Line("where V : struct, IVector<V>");
        return writer.Block();
    }
}
