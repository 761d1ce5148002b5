using System.Collections.Immutable;
using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>Prints the optimiser's step for one vector of a parameter; every kernel that updates calls it.</summary>
internal static class UpdateEmitter
{
    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        switch (plan.Training!.Updates[0])
        {
            case SgdUpdate sgd:
                EmitSgd(writer, sgd.Options);
                break;
            case ParameterUpdate update:
                throw new NotSupportedException($"{update.GetType().Name} cannot be printed.");
        }

        writer.Line();
        EmitUpdateAll(writer, plan);
    }

    /// <summary>Prints the step for all parameters at once: they lie one after the other.</summary>
    private static void EmitUpdateAll(CodeWriter writer, NetworkPlan plan)
    {
        ImmutableArray<string> states = ProgramMemory.StateBuffers(plan);
        string declared = Operands.Declared(["gradients", "parameters", .. states]);
        writer.Line("// the optimiser's step for every parameter, padding included: its gradient is 0");
        using (KernelEmitter.Method(writer, $"public static void UpdateAll<V>({declared}, float learningRate)"))
        {
            writer.Line("V step = V.Create(-learningRate);");
            writer.Line($"for (nint i = 0; i < {plan.Parameters.Floats}; i += V.Count)");
            using (writer.Indent())
                writer.Line($"Update(V.Load(ref gradients, i), {Operands.Passed(["parameters", .. states])}, i, step);");
        }
    }

    private static void EmitSgd(CodeWriter writer, SgdDeclaration sgd)
    {
        string momentum = Literals.Float(sgd.Momentum), decay = Literals.Float(sgd.WeightDecay);
        string state = sgd.Momentum > 0 ? "ref float velocity, " : "";
        writer.Line($"// {Remark(sgd)}; step is the negative learning rate");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Line($"private static void Update<V>(V gradient, ref float parameter, {state}nint offset, V step)");
        using (writer.Indent())
            writer.Line("where V : struct, IVector<V>");
        using (writer.Block())
        {
            string direction = "gradient";
            writer.Line("V value = V.Load(ref parameter, offset);");
            if (sgd.WeightDecay > 0)
                writer.Line($"gradient = V.MultiplyAdd(V.Create({decay}), value, gradient);");
            if (sgd.Momentum > 0)
            {
                direction = "moved";
                writer.Line($"V moved = V.MultiplyAdd(V.Create({momentum}), V.Load(ref velocity, offset), gradient);");
                writer.Line("moved.Store(ref velocity, offset);");
                if (sgd.Nesterov)
                    writer.Line($"moved = V.MultiplyAdd(V.Create({momentum}), moved, gradient);");
            }

            writer.Line($"V.MultiplyAdd(step, {direction}, value).Store(ref parameter, offset);");
        }
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
