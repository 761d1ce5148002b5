using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints a product over windows: where its rows begin, and a call of one of the runtime's products.</summary>
internal static class WindowEmitter
{
    public static void Emit(CodeWriter writer, WindowKernel kernel, EpilogueTypes epilogues)
    {
        bool findsGradient = kernel.Result is GradientSink;
        if (!findsGradient)
            epilogues.Add(Epilogue.Of(kernel));
        writer.Line($"private static readonly WindowRows {RowsOf(kernel)} = new({RowLoops(kernel)});");
        writer.Line();
        string trailing = ", Share share" + (findsGradient ? ", TSink sink" : "");
        using (KernelEmitter.Method(writer, kernel, Operands.Declared(kernel) + trailing, inlining: Inlining.Never))
            writer.Line(Call(kernel));
    }

    /// <summary>The list of where a kernel's rows begin.</summary>
    public static string RowsOf(Kernel kernel) => kernel.Name + "Rows";

    private static string RowLoops(WindowKernel kernel)
    {
        string loops = string.Join(", ", kernel.Rows.Select(loop => $"({loop.Count}, {loop.Left}, {loop.Result})"));
        return kernel.First is { Left: 0, Result: 0 } ? loops : $"{loops}, {kernel.First.Left}, {kernel.First.Result}";
    }

    private static string Call(WindowKernel kernel)
    {
        string left = $"ref {kernel.Left.Name}", floats = Literals.Integer(kernel.LeftFloats), rows = RowsOf(kernel);
        string columns = Literals.Integer(kernel.Columns), type = EpilogueArgument.TypeOf(kernel), value = EpilogueArgument.ValueOf(kernel);
        string resultRows = Literals.Integer(kernel.ResultTensor.Shape.RowsPerSample);
        if (kernel.SumsSamples)
            return $"WindowGradientProduct.Run<V, {type}>({left}, {rows}, new(share.Samples, {floats}, {Loops(kernel.Summands)}), ref {kernel.Right.Name}, {columns}, {value}, share);";
        string summands = $"new({Loops(kernel.Summands)})";
        if (kernel.Transposed is not { } transposed)
            return $"WindowProduct.Run<V, {type}>({left}, {floats}, {rows}, {summands}, ref {kernel.Right.Name}, {columns}, {resultRows}, {value}, share);";
        string taps = string.Join(", ", transposed.Taps.Select(tap => Literals.Integer(tap)));
        return $"TransposedWindowProduct.Run<V, {type}>({left}, {floats}, {rows}, {summands}, ref {transposed.Source.Name}, ref {transposed.Copy.Name}, " +
            $"[{taps}], {Literals.Integer(transposed.SourceLayout.Taps)}, {Literals.Integer(transposed.SourceLayout.Columns)}, {columns}, {resultRows}, {value}, share);";
    }

    private static string Loops(ImmutableArray<WindowLoop> loops) => string.Join(", ", loops.Select(loop => $"{loop.Count}, {loop.Left}"));
}
