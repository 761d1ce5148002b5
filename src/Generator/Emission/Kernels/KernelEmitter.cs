using NetGen.Generator.Emission.Kernels.Blocks;
using NetGen.Generator.Emission.Kernels.Losses;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints a kernel by its family.</summary>
internal static class KernelEmitter
{
    /// <param name="writer">Receives the kernel's methods.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="epilogues">Receives the types that products are generic in.</param>
    /// <param name="methodOf">The methods of the kernels that it calls.</param>
    public static void Emit(CodeWriter writer, Kernel kernel, EpilogueTypes epilogues, Func<Kernel, string> methodOf)
    {
        switch (kernel)
        {
            case ContractionKernel contraction:
                ContractionEmitter.Emit(writer, contraction, epilogues);
                break;
            case WindowKernel window:
                WindowEmitter.Emit(writer, window, epilogues);
                break;
            case BorderKernel border:
                BorderEmitter.Emit(writer, border);
                break;
            case RoutineKernel routine:
                RoutineEmitter.Emit(writer, routine);
                break;
            case StreamRoutineKernel routine:
                StreamRoutineEmitter.Emit(writer, routine);
                break;
            case TransposeKernel transpose:
                TransposeEmitter.Emit(writer, transpose);
                break;
            case ScanKernel scan:
                ScanEmitter.Emit(writer, scan, methodOf);
                break;
            case MapKernel map:
                MapEmitter.Emit(writer, map);
                break;
            case NestKernel nest:
                LoopEmitter.Emit(writer, nest);
                break;
            case LaneKernel lanes:
                new LaneEmitter(writer, lanes).Emit();
                break;
            case PenaltyKernel penalty:
                PenaltyEmitter.Emit(writer, penalty);
                break;
            case GradientBoundKernel bound:
                GradientBoundEmitter.Emit(writer, bound);
                break;
            case LossKernel loss:
                LossEmitter.Emit(writer, loss);
                break;
            case BlockedLossKernel loss:
                BlockedLossEmitter.Emit(writer, loss, methodOf);
                break;
            case BlockedGradientKernel gradient:
                BlockedGradientEmitter.Emit(writer, gradient, methodOf);
                break;
            default:
                throw new NotSupportedException($"{kernel.GetType().Name} cannot be printed.");
        }
    }

    /// <summary>The type parameters of a kernel's methods: the vector width and, where it finds a gradient, what happens to it.</summary>
    public static string TypeParameters(Kernel kernel) => kernel.GradientSinks.Any() ? "<V, TSink>" : "<V>";

    /// <summary>The comment and head of a kernel's public method; the result is its body.</summary>
    public static CodeWriter.Scope Method(
        CodeWriter writer, Kernel kernel, string parameters, string result = "void", Inlining inlining = Inlining.Default)
    {
        writer.Line($"// {KernelRemarks.Of(kernel)}");
        return Method(writer, $"public static {result} {kernel.Name}{TypeParameters(kernel)}({parameters})", kernel.GradientSinks.Any(), inlining);
    }

    /// <summary>Prints how a kernel finds its share of the samples: the operands, given with the floats of a row, move on to it.</summary>
    public static void EmitOwnSamples(CodeWriter writer, params (string Name, int Floats)[] operands)
    {
        writer.Line("int samples = share.OwnSamples;");
        // What has two parts in a kernel is one operand.
        foreach ((string name, int floats) in operands.Distinct())
            writer.Line($"{name} = ref Unsafe.Add(ref {name}, share.FirstSample * {floats});");
        writer.Line();
    }

    public static CodeWriter.Scope Method(CodeWriter writer, string head, bool findsGradient = false, Inlining inlining = Inlining.Default)
    {
        string options = inlining switch
        {
            Inlining.Always => "MethodImplOptions.AggressiveInlining",
            Inlining.Never => "MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining",
            _ => "MethodImplOptions.AggressiveOptimization",
        };
        writer.Line($"[MethodImpl({options})]");
        writer.Line(head);
        using (writer.Indent())
        {
            writer.Line("where V : struct, IVector<V>");
            if (findsGradient)
                writer.Line("where TSink : struct, IGradientSink");
        }

        return writer.Block();
    }
}
