using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;
using NetGen.Generator.Tests.Graph;

namespace NetGen.Generator.Tests.Planning.Schedules;

/// <summary>The three products of a layer (forward, its input's gradient, its weight's gradient) over many sizes.</summary>
public class ContractionScheduleTests
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
        Assert.Equal(FewRows.SplitSum, first.Schedule.FewRows);
        Assert.Null(first.Schedule.Transposed);

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
        Assert.Equal(FewRows.DotProducts, kernel.Schedule.FewRows);
        TransposedOperand copy = Assert.IsType<TransposedOperand>(kernel.Schedule.Transposed);
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
        Assert.Equal(FewRows.Never, kernel.Schedule.FewRows);
        Assert.Null(kernel.Schedule.Transposed);
    }

    [Theory]
    [InlineData(CostModel.WideTileRows, 32)]
    [InlineData(CostModel.NarrowTileRows, 16)]
    public void A_tile_fits_into_the_registers(int rows, int registers) =>
        // An accumulator for each vector of each row, the vectors of one row of the operand, and a broadcast.
        Assert.True((rows + 1) * ContractionSchedule.TileVectors + 1 <= registers);

    private static Extent EachSample => new(1, IsPerSample: true);

    private static ContractionKernel Product(string name, int inputs, int units) =>
        Assert.IsType<ContractionKernel>(Network(inputs, units).TrainingPlan.Step!.Kernels.Single(kernel => kernel.Name == name));

    private static PlannedNetwork Network(int inputs, int units) =>
        PlannedNetwork.Of(Declared.Stack(Activation.Relu, inputs, units, Classes));
}
