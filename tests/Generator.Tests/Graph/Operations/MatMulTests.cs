using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Tests.Graph.Operations;

public class MatMulTests
{
    private readonly NetworkGraph _graph = new(3);

    [Theory]
    [InlineData(2, 3, false, 3, 4, false)]
    [InlineData(3, 2, true, 3, 4, false)]
    [InlineData(2, 3, false, 4, 3, true)]
    [InlineData(3, 2, true, 4, 3, true)]
    public void The_inner_extents_vanish(
        int leftRows, int leftColumns, bool transposeLeft, int rightRows, int rightColumns, bool transposeRight)
    {
        Tensor left = _graph.NewValue("left", new Shape(leftRows, leftColumns));
        Tensor right = _graph.NewValue("right", new Shape(rightRows, rightColumns));

        Tensor product = MatMul.Append(_graph, "product", left, right, transposeLeft, transposeRight);

        Assert.Equal("product[2, 4]", product.ToString());
        Assert.Equal(2 * 3 * 4, _graph.Operations.Single().MultiplyAddsPerSample);
    }

    [Fact]
    public void The_batch_is_a_row_of_the_result_or_what_is_summed_over()
    {
        Tensor hidden = _graph.NewValue("hidden", Shape.Rows(5));

        Tensor product = MatMul.Append(_graph, "product", _graph.Input, _graph.NewValue("weight", new Shape(5, 3)), transposeRight: true);
        Tensor sum = MatMul.Append(_graph, "sum", hidden, _graph.Input, transposeLeft: true);

        Assert.Equal("product[n, 5]", product.ToString());
        Assert.Equal("sum[5, 3]", sum.ToString());
        Assert.Equal([15L, 15L], _graph.Operations.Select(operation => operation.MultiplyAddsPerSample));
        Assert.True(((MatMul)_graph.Operations[1]).Inner.HasBatch);
    }

    [Fact]
    public void Inner_extents_that_differ_are_named()
    {
        Tensor weight = _graph.NewValue("weight", new Shape(5, 4));

        var exception = Assert.Throws<ArgumentException>(
            () => MatMul.Append(_graph, "product", _graph.Input, weight, transposeRight: true));

        Assert.Equal("inputs[n, 3] and weight[5, 4] cannot be multiplied: 3 columns meet 4 rows.", exception.Message);
    }

    [Fact]
    public void The_batch_meets_no_number()
    {
        Tensor weight = _graph.NewValue("weight", new Shape(7, 3));

        var exception = Assert.Throws<ArgumentException>(() => MatMul.Append(_graph, "product", weight, _graph.Input, transposeLeft: true));

        Assert.Equal("weight[7, 3] and inputs[n, 3] cannot be multiplied: 7 columns meet n rows.", exception.Message);
    }

    [Fact]
    public void An_operand_that_is_no_matrix_is_named()
    {
        Tensor bias = _graph.NewValue("bias", new Shape(3));

        Assert.All<Action>(
            [() => MatMul.Append(_graph, "a", _graph.Input, bias), () => MatMul.Append(_graph, "b", bias, _graph.Input)],
            append => Assert.Equal("bias[3] is not a matrix.", Assert.Throws<ArgumentException>(append).Message));
    }

    [Fact]
    public void A_refused_product_leaves_no_trace()
    {
        Tensor weight = _graph.NewValue("weight", new Shape(5, 4));

        Assert.Throws<ArgumentException>(() => MatMul.Append(_graph, "product", _graph.Input, weight));

        Assert.Empty(_graph.Operations);
        _graph.NewValue("product", Shape.Rows(1));
    }
}
