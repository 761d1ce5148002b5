using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Emission;

/// <summary>How a program calls its kernels.</summary>
/// <param name="library">The kernels' methods.</param>
/// <param name="first">The index of the batch's first sample in the caller's.</param>
internal sealed class KernelCalls(KernelLibrary library, string first)
{
    /// <summary>The call for any number of samples.</summary>
    public string Of(Kernel kernel) => Of(kernel, library.MethodOf(kernel), ArgumentsOf(kernel));

    /// <summary>The call for a single sample, straight-line where the kernel is.</summary>
    public string OfOne(Kernel kernel) =>
        OneSample.Unrolls(kernel) ? Of(kernel, OneSampleEmitter.MethodOf(library.MethodOf(kernel)), []) : Of(kernel);

    /// <summary>The same as an expression, without what becomes of its value.</summary>
    public string ValueOf(GradientBoundKernel kernel) =>
        $"Kernels.{library.MethodOf(kernel)}<V>({Operands.Passed(Operands.Actual(kernel))}, samples)";

    /// <summary>What a kernel is given of the samples: their number, or a member's share of them.</summary>
    public static string SamplesOf(Kernel kernel) => kernel.Division == Division.None ? "samples" : "share";

    private static string Of(Kernel kernel, string method, string[] arguments)
    {
        (string Type, string Value)[] sink = [.. SinkOf(kernel)];
        string types = string.Join(", ", [WidthOf(kernel), .. sink.Select(sink => sink.Type)]);
        string values = string.Join(", ", [Operands.Passed(Operands.Actual(kernel)), .. arguments, .. sink.Select(sink => sink.Value)]);
        if (kernel is StreamRoutineKernel { Routine.View: { } view })
            return $"ref float {view.Name} = ref Kernels.{method}<V>({values});";
        return $"{(kernel is LossKernel or BlockedLossKernel ? "loss += " : "")}Kernels.{method}<{types}>({values});";
    }

    private static string RowsOf(LossKernel kernel, string samples) =>
        kernel.Loss.Outputs.Shape.RowsPerSample is var rows and > 1 ? $"{samples} * {rows}" : samples;

    private static string WidthOf(Kernel kernel) => kernel switch
    {
        LossKernel loss => RowWidth.Of(loss.Loss.Outputs.Shape.Columns),
        NestKernel { Schedule.IsNarrow: true } => RowWidth.Narrow,
        _ => "V",
    };

    private string[] ArgumentsOf(Kernel kernel)
    {
        string samples = SamplesOf(kernel);
        return kernel switch
        {
            LossKernel { Gradient: null } loss => ["targets", RowsOf(loss, samples)],
            LossKernel loss => ["targets", RowsOf(loss, samples), "scale"],
            StreamRoutineKernel => ["position", "samples"],
            BlockedLossKernel => ["targets", samples],
            BlockedGradientKernel => ["targets", "scale", samples],
            NestKernel nest => [.. LoopEmitter.ArgumentsOf(nest).Select(argument => argument.Passed == "first" ? first : argument.Passed)],
            _ => [samples],
        };
    }

    private static IEnumerable<(string Type, string Value)> SinkOf(Kernel kernel)
    {
        if (kernel.GradientSinks.FirstOrDefault() is not { } sink)
            yield break;
        yield return !sink.Descends ? ("Accumulate", "default")
            : sink.Update is MovingAverage average ? ("MovingAverage", $"new({Literals.Float(average.Momentum)})")
            : sink.Penalty is null ? ("Descend", "step")
            : ("PenalizedDescend", "new(step)");
    }
}
