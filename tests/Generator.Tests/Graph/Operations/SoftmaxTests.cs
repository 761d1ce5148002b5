using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Tests.Graph.Operations;

public class SoftmaxTests
{
    private readonly NetworkGraph _graph = new(3);

    [Fact]
    public void Probabilities_have_the_shape_of_the_logits() =>
        Assert.Equal("probabilities[n, 3]", Softmax.Append(_graph, "probabilities", _graph.Input).ToString());

    [Fact]
    public void The_loss_is_a_number()
    {
        Tensor loss = SoftmaxCrossEntropy.Append(_graph, "loss", _graph.Input, _graph.AddTarget(Shape.Rows(3)));

        Assert.Equal("loss[]", loss.ToString());
    }

    [Fact]
    public void Targets_of_another_shape_are_refused()
    {
        Tensor targets = _graph.AddTarget(Shape.Rows(4));

        var exception = Assert.Throws<ArgumentException>(() => SoftmaxCrossEntropy.Append(_graph, "loss", _graph.Input, targets));

        Assert.Equal("inputs[n, 3] and targets[n, 4] differ in shape.", exception.Message);
    }

    [Fact]
    public void The_gradient_has_the_shape_of_the_logits()
    {
        SoftmaxCrossEntropy.Append(_graph, "loss", _graph.Input, _graph.AddTarget(Shape.Rows(3)));

        Assert.Equal("gradient[n, 3]", LossGradient.Append(_graph, "gradient", (LossOperation)_graph.Operations[0]).ToString());
    }
}
