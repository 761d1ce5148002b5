using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Tests.Graph.Operations;

public class AddBiasTests
{
    private readonly NetworkGraph _graph = new(3);

    [Fact]
    public void Every_row_keeps_its_shape()
    {
        Assert.Equal("sum[n, 3]", AddBias.Append(_graph, "sum", _graph.Input, _graph.NewValue("bias", new Shape(3))).ToString());
        Assert.Equal(0, _graph.Operations.Single().MultiplyAddsPerSample);
    }

    [Fact]
    public void A_bias_of_another_size_is_refused()
    {
        Tensor bias = _graph.NewValue("bias", new Shape(4));

        var exception = Assert.Throws<ArgumentException>(() => AddBias.Append(_graph, "sum", _graph.Input, bias));

        Assert.Equal("bias[4] cannot be added to the rows of inputs[n, 3].", exception.Message);
    }

    [Fact]
    public void A_bias_that_is_no_row_is_refused()
    {
        Tensor bias = _graph.NewValue("bias", new Shape(1, 3));

        Assert.Throws<ArgumentException>(() => AddBias.Append(_graph, "sum", _graph.Input, bias));
        Assert.Throws<ArgumentException>(() => AddBias.Append(_graph, "sum", _graph.Input, _graph.Input));
    }
}
