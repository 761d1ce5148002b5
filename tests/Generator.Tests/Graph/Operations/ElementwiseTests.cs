using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Tests.Graph.Operations;

public class ElementwiseTests
{
    private readonly NetworkGraph _graph = new(3);

    [Fact]
    public void An_activation_keeps_the_shape()
    {
        Assert.Equal("hidden[n, 3]", Activate.Append(_graph, "hidden", Activation.Elu, _graph.Input).ToString());
        Assert.Equal("cube[n, 2, 2]", Activate.Append(_graph, "cube", Activation.Elu, Value(Dimension.Batch, 2, 2)).ToString());
    }

    [Fact]
    public void A_sum_keeps_the_shape_of_both_operands()
    {
        Assert.Equal("sum[n, 3]", Add.Append(_graph, "sum", _graph.Input, Value(Dimension.Batch, 3)).ToString());
        Assert.Equal("twice[n, 3]", Add.Append(_graph, "twice", _graph.Input, _graph.Input).ToString());
    }

    [Fact]
    public void A_sum_of_two_shapes_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => Add.Append(_graph, "sum", _graph.Input, Value(1, 3)));

        Assert.Equal("value[1, 3] cannot be added to inputs[n, 3].", exception.Message);
    }

    [Fact]
    public void A_derivative_takes_a_gradient_and_a_reference_of_one_shape()
    {
        Tensor value = Value(Dimension.Batch, 4);

        var exception = Assert.Throws<ArgumentException>(
            () => ActivateGradient.Append(_graph, "gradient", Activation.Relu, value, _graph.Input));

        Assert.Equal("value[n, 4] and inputs[n, 3] differ in shape.", exception.Message);
        Assert.Equal("gradient[n, 3]", ActivateGradient.Append(_graph, "gradient", Activation.Relu, _graph.Input, _graph.Input).ToString());
    }

    private Tensor Value(params Dimension[] dimensions) => _graph.NewValue("value", new Shape(dimensions));
}
