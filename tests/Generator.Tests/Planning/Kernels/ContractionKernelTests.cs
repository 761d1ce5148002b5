using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Tests.Graph;

namespace NetGen.Generator.Tests.Planning.Kernels;

/// <summary>The three products of a layer (forward, its input's gradient, its weight's gradient) over many sizes.</summary>
public class ContractionKernelTests
{
    private const int Classes = 10;

    public static TheoryData<int, int> Sizes => new()
    {
        { 8, 8 },
        { 16, 5 },
        { 17, 16 },
        { 64, 32 },
        { 3, 33 },
        { 784, 128 },
        { 512, 512 },
        { 1, 4096 },
        { 4096, 1 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_forward_product_reads_the_weight_as_it_is_stored(int inputs, int units)
    {
        ContractionKernel first = Product("Hidden1", inputs, units), last = Product("Logits", inputs, units);

        Assert.Equal((EachSample, new Extent(inputs, IsPerSample: false), units), (first.Rows, first.Inner, first.Columns));
        Assert.Equal(("inputs", "weight1"), (first.Left.Tensor.Name, first.Right.Tensor.Name));
        Assert.Equal(new Panels(inputs, units), first.Right.Layout);
        Assert.Equal(new RowMajor(MatrixLayout.Pad(units)), first.ResultLayout);
        Assert.Null(first.Transposed);

        // The caller's rows are packed, those of the workspace padded.
        Assert.Equal((inputs, false), (first.Left.Stride, first.Left.IsTransposed));
        Assert.Equal((MatrixLayout.Pad(units), false), (last.Left.Stride, last.Left.IsTransposed));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_inputs_gradient_needs_a_transposed_copy_of_the_weight(int inputs, int units)
    {
        ContractionKernel kernel = Product("Hidden1SumGradient", inputs, units);

        Assert.Equal((EachSample, new Extent(Classes, IsPerSample: false), units), (kernel.Rows, kernel.Inner, kernel.Columns));
        Assert.Equal("logitsGradient", kernel.Left.Tensor.Name);
        TransposedOperand copy = Assert.IsType<TransposedOperand>(kernel.Transposed);
        Assert.Equal("weight2", copy.Source.Name);
        Assert.Equal(new Panels(units, Classes), copy.SourceLayout);
        Assert.Equal(new Panels(Classes, units), kernel.Right.Layout);
        Assert.Same(copy.Copy, kernel.Right.Tensor);
        Assert.Contains(copy.Copy, kernel.Writes);
        Assert.Contains(copy.Source, kernel.Reads);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_weights_gradient_is_stored_like_the_weight(int inputs, int units)
    {
        ContractionKernel kernel = Product("Weight1Gradient", inputs, units);

        Assert.Equal((new Extent(inputs, IsPerSample: false), EachSample, units), (kernel.Rows, kernel.Inner, kernel.Columns));
        Assert.Equal(("inputs", "hidden1SumGradient"), (kernel.Left.Tensor.Name, kernel.Right.Tensor.Name));
        Assert.Equal((inputs, true), (kernel.Left.Stride, kernel.Left.IsTransposed));
        Assert.Equal(new RowMajor(MatrixLayout.Pad(units)), kernel.Right.Layout);
        Assert.Equal(new Panels(inputs, units), kernel.ResultLayout);
        Assert.Null(kernel.Transposed);
    }

    private static Extent EachSample => new(1, IsPerSample: true);

    private static ContractionKernel Product(string name, int inputs, int units) =>
        Assert.IsType<ContractionKernel>(Network(inputs, units).TrainingPlan.Step!.Kernels.Single(kernel => kernel.Name == name));

    private static PlannedNetwork Network(int inputs, int units) =>
        PlannedNetwork.Of(Declared.Stack(Activation.Relu, inputs, units, Classes));
}
