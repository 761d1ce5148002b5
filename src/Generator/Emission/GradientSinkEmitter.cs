using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints what can happen to a vector of a gradient while it is in registers: it is added to a buffer, or the optimiser's step is made at
/// once. Kernels are generic in it, so each is printed once for both.
/// </summary>
internal static class GradientSinkEmitter
{
    private const string Parameters = "(V gradient, ref float target, nint offset, V step)";

    public static void Emit(CodeWriter writer, ParameterLayout layout, ParameterUpdate update)
    {
        writer.Line();
        writer.Line("/// <summary>What happens to a vector of a parameter's gradient while it is in registers.</summary>");
        using (writer.Block("file interface IGradientSink"))
        {
            writer.Line($"static abstract void Take<V>{Parameters}");
            using (writer.Indent())
                writer.Line("where V : struct, IVector<V>;");
        }

        writer.Line();
        writer.Line("/// <summary>Adds it to the gradient's buffer.</summary>");
        using (Sink(writer, "Accumulate"))
            writer.Line("(V.Load(ref target, offset) + gradient).Store(ref target, offset);");
        writer.Line();
        EmitDescend(writer, layout, update);
    }

    /// <summary>Prints the optimiser's step for all parameters at once: they lie one after the other.</summary>
    public static void EmitDescendAll(CodeWriter writer, ParameterLayout layout)
    {
        writer.Line("// the optimiser's step for every parameter, padding included: its gradient is 0");
        using (KernelEmitter.Method(writer, "public static void DescendAll<V>(ref float gradients, ref float parameters, float learningRate)"))
        {
            writer.Line("V step = V.Create(-learningRate);");
            writer.Line($"for (nint i = 0; i < {layout.Floats}; i += V.Count)");
            using (writer.Indent())
                writer.Line("Descend.Take(V.Load(ref gradients, i), ref parameters, i, step);");
        }
    }

    private static void EmitDescend(CodeWriter writer, ParameterLayout layout, ParameterUpdate update)
    {
        switch (update)
        {
            case SgdUpdate sgd:
                writer.Line($"/// <summary>{Remark(sgd.Options)}; the step is the negative learning rate.</summary>");
                using (Sink(writer, "Descend"))
                    EmitSgd(writer, layout, sgd.Options);
                break;
            default:
                throw new NotSupportedException($"{update.GetType().Name} cannot be printed.");
        }
    }

    private static void EmitSgd(CodeWriter writer, ParameterLayout layout, SgdDeclaration sgd)
    {
        string momentum = Literals.Float(sgd.Momentum), decay = Literals.Float(sgd.WeightDecay);
        string direction = "gradient";
        writer.Line("V parameter = V.Load(ref target, offset);");
        if (sgd.WeightDecay > 0)
            writer.Line($"gradient = V.MultiplyAdd(V.Create({decay}), parameter, gradient);");
        if (sgd.Momentum > 0)
        {
            direction = "velocity";
            writer.Line($"nint state = offset + {layout.Floats}; // the velocities lie behind the parameters");
            writer.Line($"V velocity = V.MultiplyAdd(V.Create({momentum}), V.Load(ref target, state), gradient);");
            writer.Line("velocity.Store(ref target, state);");
            if (sgd.Nesterov)
                writer.Line($"velocity = V.MultiplyAdd(V.Create({momentum}), velocity, gradient);");
        }

        writer.Line($"V.MultiplyAdd(step, {direction}, parameter).Store(ref target, offset);");
    }

    private static CodeWriter.Scope Sink(CodeWriter writer, string name)
    {
        CodeWriter.Scope type = writer.Block($"file readonly struct {name} : IGradientSink");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Line($"public static void Take<V>{Parameters}");
        using (writer.Indent())
            writer.Line("where V : struct, IVector<V>");
        return writer.Block().Inside(type);
    }

    private static string Remark(SgdDeclaration sgd)
    {
        string gradient = sgd.WeightDecay > 0 ? $"(gradient + {Literals.Float(sgd.WeightDecay)} x parameter)" : "gradient";
        if (sgd.Momentum == 0)
            return $"parameter -= rate x {gradient}";
        string momentum = Literals.Float(sgd.Momentum);
        string look = sgd.Nesterov ? $"({gradient} + {momentum} x velocity)" : "velocity";
        return $"velocity = {momentum} x velocity + {gradient}; parameter -= rate x {look}";
    }
}
