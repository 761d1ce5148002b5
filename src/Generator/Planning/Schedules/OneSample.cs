using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Planning.Schedules;

/// <summary>
/// Which programs are so small that a single sample runs through them straight-line: their loops over rows and summands would take longer
/// than what they compute.
/// </summary>
internal static class OneSample
{
    /// <summary>
    /// Multiply-adds of the widest vectors in one method. Each is some locals to the JIT, which inlines into methods of at most 512. The numbers
    /// were found by compiling more than a hundred networks.
    /// </summary>
    private const int MostProducts = 64;

    /// <summary>The same of vectors that go to the optimiser: to plain descent, and to one that remembers something.</summary>
    private const int MostPlainSteps = 32, MostSteps = 16;

    /// <summary>Whether a program is: all products of samples are, and there is not too much of it.</summary>
    public static bool Unrolls(IReadOnlyList<Kernel> kernels)
    {
        ContractionKernel[] products = [.. kernels.OfType<ContractionKernel>().Where(product => product.Rows.IsPerSample)];
        return products.Length > 0 && products.All(Unrolls) && products.Sum(ProductsOf) <= MostProducts;
    }

    /// <summary>Whether a kernel is straight-line in such a program; the others run as they do for any number of samples.</summary>
    public static bool Unrolls(Kernel kernel) => kernel switch
    {
        ContractionKernel { Rows: { IsPerSample: true, Size: > 1 } } or ContractionKernel { Inner: { IsPerSample: true, Size: > 1 } } => false,
        ContractionKernel { Rows.IsPerSample: true, Transposed: { } transposed } => IsOnePanel(transposed.SourceLayout.PaddedColumns),
        ContractionKernel { Rows.IsPerSample: true } product => IsOnePanel(product.Right.Layout.PaddedColumns),
        ContractionKernel { Result: GradientSink sink } gradient =>
            IsOnePanel(gradient.ResultLayout.PaddedColumns) && ProductsOf(gradient) <= MostStepsOf(sink),
        NestKernel { Result: GradientSink sink, Schedule: { Form: LoopForm.Columns, IsExact: false } } sum =>
            sum.Nest is { Reductions: [{ Body: Load { Tensor.Shape.RowsPerSample: 1 } }], Result.Value: Reduced } && IsOnePanel(MatrixLayout.Of(sum.Nest.Result.Tensor).PaddedColumns)
            && MostStepsOf(sink) > 0,
        _ => false,
    };

    private static int MostStepsOf(GradientSink sink) => (sink.Update.States.Count + (sink.Penalty is null ? 0 : 1)) switch
    {
        0 => MostPlainSteps,
        1 => MostSteps,
        _ => 0,
    };

    private static bool IsOnePanel(int columns) => columns <= Panels.PanelColumns;

    private static long ProductsOf(ContractionKernel kernel) => kernel switch
    {
        { Transposed: { } transposed } => (long)transposed.SourceLayout.PaddedColumns * kernel.Columns / MatrixLayout.VectorFloats,
        _ => (long)(kernel.Rows.IsPerSample ? kernel.Inner.Size : kernel.Rows.Size) * kernel.ResultLayout.PaddedColumns / MatrixLayout.VectorFloats,
    };
}
