using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Tests.Graph.Operations;

public class SumSamplesTests
{
    private readonly NetworkGraph _graph = new(3);

    [Fact]
    public void The_batch_vanishes() => Assert.Equal("sum[3]", SumSamples.Append(_graph, "sum", _graph.Input).ToString());

    [Fact]
    public void A_tensor_without_samples_is_refused()
    {
        Tensor weight = _graph.NewValue("weight", new Shape(2, 3));

        var exception = Assert.Throws<ArgumentException>(() => SumSamples.Append(_graph, "sum", weight));

        Assert.Equal("weight[2, 3] has no rows of samples to sum.", exception.Message);
        Assert.Throws<ArgumentException>(() => SumSamples.Append(_graph, "sum", _graph.NewValue("bias", new Shape(3))));
    }
}
