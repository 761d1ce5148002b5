using NetGen.Tool.Recognising;

namespace NetGen.Tool.Tests.Recognising;

/// <summary>The order of layers.</summary>
public sealed class LayerTests
{
    private static readonly SampleShape Shape = new([], 1);

    [Fact]
    public void A_layer_stands_after_what_it_reads()
    {
        Layer input = new("Network", Shape), a = new("A", Shape, input), b = new("B", Shape, a, input), c = new("C", Shape, b, a);
        Assert.Equal([input, a, b, c], c.Ordered());
        Assert.Equal([b, c], c.OrderedAfter(layer => layer == a || layer == input));
        Assert.Empty(c.OrderedAfter(_ => true));
    }

    [Fact]
    public void A_chain_can_have_any_length()
    {
        Layer layer = new("Network", Shape);
        for (int i = 0; i < 200_000; i++)
            layer = new Layer("Activate", Shape, layer);
        Assert.Equal(200_001, layer.OrderedAfter(_ => false).Count);
    }
}
