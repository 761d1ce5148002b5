using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Graph;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission;

/// <summary>
/// The memory that a kernel works on, by name: each is a <c>ref</c> parameter of its method, and a local of the same name in the
/// program that calls it.
/// </summary>
internal static class Operands
{
    public static IReadOnlyList<string> Of(Kernel kernel) => kernel is LaneKernel lanes
        ? LaneEmitter.OperandsOf(lanes)
        : [.. kernel.Reads.Concat(kernel.Writes).Select(tensor => tensor.Name).Concat(kernel.GradientSinks.Select(TargetOf)).Distinct()];

    /// <summary>What a program passes: what a gradient changes is its buffer, or the parameter itself.</summary>
    public static IReadOnlyList<string> Actual(Kernel kernel)
    {
        var targets = kernel.GradientSinks.ToDictionary(
            TargetOf, sink => sink.Descends ? sink.Parameter.Name : GradientOf(sink.Parameter));
        return [.. Of(kernel).Select(name => targets.TryGetValue(name, out string? actual) ? actual : name)];
    }

    /// <summary>What a kernel calls the memory that its result goes to.</summary>
    public static string ResultOf(Sink sink) => sink switch
    {
        StoreSink store => store.Tensor.Name,
        GradientSink gradient => TargetOf(gradient),
        _ => throw new NotSupportedException($"{sink.GetType().Name} has no memory."),
    };

    /// <summary>What a kernel calls the memory that a gradient changes.</summary>
    public static string TargetOf(GradientSink sink) => sink.Parameter.Name + "Target";

    public static string GradientOf(Parameter parameter) => parameter.Name + "Gradient";

    /// <summary>As a kernel's method declares them.</summary>
    public static string Declared(Kernel kernel)
    {
        HashSet<string> integers = [.. kernel.Reads.Where(tensor => tensor.ElementType == ElementType.Integer).Select(tensor => tensor.Name)];
        return string.Join(", ", Of(kernel).Select(name => $"ref {(integers.Contains(name) ? "int" : "float")} {name}"));
    }

    /// <summary>The C# type of a tensor's elements.</summary>
    public static string TypeOf(Tensor tensor) => tensor.ElementType == ElementType.Integer ? "int" : "float";

    /// <summary>The C# type of what the caller passes for an input.</summary>
    public static string SpanOf(Tensor input) => $"ReadOnlySpan<{TypeOf(input)}>";

    /// <summary>As a call passes them.</summary>
    public static string Passed(IEnumerable<string> names) => string.Join(", ", names.Select(name => "ref " + name));

    /// <summary>As a call passes one, moved on.</summary>
    public static string Passed(string name, string offset) => offset == "0" ? "ref " + name : $"ref Unsafe.Add(ref {name}, {offset})";
}
