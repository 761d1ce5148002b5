using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Tests.Graph.Operations;

public class AddTests
{
    private readonly NetworkGraph _graph = new(3);

    [Fact]
    public void A_bias_is_added_to_every_row()
    {
        Assert.Equal("sum[n, 3]", Add.Append(_graph, "sum", _graph.Input, _graph.NewValue("bias", new Shape(3))).ToString());
        Assert.Equal(0, _graph.Operations.Single().MultiplyAddsPerSample);
    }

    [Fact]
    public void A_row_of_each_sample_is_added_to_all_of_its_rows()
    {
        Tensor sequence = _graph.NewValue("sequence", Shape.Rows(5, 3));

        Assert.Equal("sum[n, 5, 3]", Add.Append(_graph, "sum", sequence, _graph.Input).ToString());
        Assert.Equal("product[n, 5, 3]", Multiply.Append(_graph, "product", sequence, _graph.Input).ToString());
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1, 3)]
    [InlineData(3, 3)]
    public void What_has_other_columns_or_rows_is_refused(params int[] extents)
    {
        Tensor other = _graph.NewValue("other", new Shape([.. extents.Select(extent => (Dimension)extent)]));

        Assert.Equal(
            $"{other} cannot be added to inputs[n, 3].",
            Assert.Throws<ArgumentException>(() => Add.Append(_graph, "sum", _graph.Input, other)).Message);
        Assert.Throws<ArgumentException>(() => Multiply.Append(_graph, "product", _graph.Input, other));
    }

    [Fact]
    public void The_left_operand_is_the_larger_one() => Assert.Throws<ArgumentException>(
        () => Add.Append(_graph, "sum", _graph.Input, _graph.NewValue("sequence", Shape.Rows(5, 3))));
}
