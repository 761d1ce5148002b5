using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Emission.Optimizers;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints the optimiser's step for a vector of a gradient that is in registers. Kernels are generic in what happens to it, so each is printed
/// once for the step and for the runtime's accumulation.
/// </summary>
internal static class GradientSinkEmitter
{
    private const string Take = "void Take<V>(V gradient, ref float target, nint offset)";

    public static void Emit(CodeWriter writer, ParameterLayout layout, TrainingPlan training, PenaltyDeclaration? penalty)
    {
        writer.Line();
        EmitDescend(writer, layout, training.Updates[0], training.Clipping);
        if (penalty is null)
            return;
        writer.Line();
        EmitPenalizedDescend(writer, penalty, CostModel.IsLong(training.Updates[0], isPenalized: true));
    }

    /// <summary>Prints the optimiser's step for all parameters at once: they lie one after the other.</summary>
    public static void EmitDescendAll(CodeWriter writer, ParameterLayout layout, TrainingPlan training)
    {
        writer.Line($"// Makes a step for every {(layout.HasFrozen ? "trainable " : "")}parameter and the padding, whose gradient is 0.");
        writer.Line("// Returns false and changes nothing if a gradient is not finite.");
        bool movesBuffers = !training.Averages.IsEmpty;
        if (movesBuffers)
            writer.Line("// If movesBuffers is true, also moves the running statistics towards those in the gradients' buffer.");
        string head = $"public static bool DescendAll<V>(ref float gradients, ref float parameters, Descend step{(movesBuffers ? ", bool movesBuffers" : "")})";
        using (KernelEmitter.Method(writer, head))
        {
            bool needsNorm = training.Clipping?.MaxNorm is not null;
            if (needsNorm)
                writer.Line($"double norm = GradientNorm.Of<V>(ref gradients, {layout.TrainableFloats});");
            writer.Line($"if (!{(needsNorm ? "double.IsFinite(norm)" : $"FiniteGradients.Are<V>(ref gradients, {layout.TrainableFloats})")})");
            using (writer.Indent())
                writer.Line("return false;");
            if (movesBuffers)
            {
                writer.Line($"if (movesBuffers && !FiniteGradients.Are<V>(ref Unsafe.Add(ref gradients, {layout.BufferOffset}), {layout.BufferFloats}))");
                using (writer.Indent())
                    writer.Line("return false;");
            }

            if (needsNorm)
                writer.Line("step = step.ClippedFrom(norm);");
            writer.Line($"for (nint i = 0; i < {layout.TrainableFloats}; i += V.Count)");
            using (writer.Indent())
                writer.Line("step.Take(V.Load(ref gradients, i), ref parameters, i);");
            if (movesBuffers)
            {
                writer.Line("if (!movesBuffers)");
                using (writer.Indent())
                    writer.Line("return true;");
                foreach (MovingAverage average in training.Averages)
                    EmitMove(writer, average, layout[average.Parameter]);
            }

            writer.Line("return true;");
        }
    }

    private static void EmitMove(CodeWriter writer, MovingAverage average, ParameterSlot slot)
    {
        string place = Literals.Integer(slot.Offset), move = $"new MovingAverage({Literals.Float(average.Momentum)}).Move<V>";
        writer.Line($"{move}(ref Unsafe.Add(ref gradients, {place}), ref Unsafe.Add(ref parameters, {place}), {slot.Floats}); // {slot.Parameter}");
    }

    private static void EmitDescend(
        CodeWriter writer, ParameterLayout layout, ParameterUpdate update, ClippingDeclaration? clipping)
    {
        var optimizer = OptimizerEmitter.Of(update);
        writer.Line($"/// <summary>The optimiser's step: {optimizer.Formula}.</summary>");
        using (GeneratedMark.Type(writer, "internal readonly struct Descend : IGradientSink"))
        {
            foreach ((string name, _) in optimizer.Factors)
                writer.Line($"private readonly float {name};");
            if (clipping?.MaxNorm is not null)
                writer.Line("private float GradientScale { get; init; }");
            writer.Line();
            EmitIsLong(writer, CostModel.IsLong(update, isPenalized: false));
            writer.Line("// Computes what the steps of all parameters share. The first step is 1.");
            using (writer.Block("public Descend(float learningRate, long step)"))
            {
                foreach ((string name, string value) in optimizer.Factors)
                    writer.Line($"{name} = {value};");
            }

            writer.Line();
            if (clipping?.MaxNorm is { } maxNorm)
                EmitClippedFrom(writer, Literals.Number(maxNorm));
            using (TakeMethod(writer))
            {
                EmitClip(writer, clipping);
                optimizer.EmitTake(writer, layout);
            }
        }
    }

    private static void EmitIsLong(CodeWriter writer, bool isLong)
    {
        if (!isLong)
            return;
        writer.Line("public static bool IsLong => true;");
        writer.Line();
    }

    private static void EmitClippedFrom(CodeWriter writer, string maxNorm)
    {
        writer.Line($"// Returns the same step with the gradients scaled down to the norm {maxNorm} if theirs is larger.");
        using (writer.Block("public Descend ClippedFrom(double norm)"))
            writer.Line($"return this with {{ GradientScale = (float)Math.Min(1, {maxNorm} / (norm + 1e-6)) }};");
        writer.Line();
    }

    private static void EmitClip(CodeWriter writer, ClippingDeclaration? clipping)
    {
        if (clipping?.MaxNorm is not null)
            writer.Line("gradient *= V.Create(GradientScale);");
        if (clipping?.MaxValue is { } maxValue)
        {
            string limit = Literals.Float(maxValue);
            writer.Line($"gradient = V.Min(V.Create({limit}), V.Max(V.Create(-{limit}), gradient));");
        }
    }

    private static void EmitPenalizedDescend(CodeWriter writer, PenaltyDeclaration penalty, bool isLong)
    {
        writer.Line("/// <summary>The optimiser's step for a weight: it adds the penalty's gradient.</summary>");
        using (GeneratedMark.Type(writer, "internal readonly struct PenalizedDescend(Descend step) : IGradientSink"))
        {
            writer.Line("private readonly Descend _step = step;");
            writer.Line();
            EmitIsLong(writer, isLong);
            using (TakeMethod(writer))
                writer.Line("_step.Take(gradient + Slope(V.Load(ref target, offset)), ref target, offset);");
            writer.Line();
            writer.Line("// Computes the gradient of a weight's penalty.");
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            writer.Line("public static V Slope<V>(V weight)");
            using (writer.Indent())
                writer.Line("where V : struct, IVector<V>");
            using (writer.Block())
                writer.Line($"return {PenaltyEmitter.Slope(penalty)};");
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
