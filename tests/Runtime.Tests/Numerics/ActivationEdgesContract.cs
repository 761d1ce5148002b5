using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>Activations where they bend, at infinity and for NaN: values and derivatives as PyTorch defines them, and limits at infinity.</summary>
public abstract class ActivationEdgesContract<V>
    where V : struct, IVector<V>
{
    private const float BelowThree = 2.99999976f;
    private const float BelowSix = 5.99999952f;
    private const float Infinity = float.PositiveInfinity;

    [Theory]
    [InlineData(-Infinity, 0, 0)]
    [InlineData(-float.Epsilon, 0, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(float.Epsilon, float.Epsilon, 1)]
    [InlineData(BelowSix, BelowSix, 1)]
    [InlineData(6, 6, 0)]
    [InlineData(float.MaxValue, 6, 0)]
    [InlineData(Infinity, 6, 0)]
    public void Relu6_bends_at_0_and_6(float x, float value, float slope) =>
        AssertEdge(Activations.Relu6, Activations.Relu6Gradient, byOutput: true, x, value, slope);

    [Theory]
    [InlineData(-Infinity, 0, 0)]
    [InlineData(-3, 0, 0)]
    [InlineData(-BelowThree, 3.973643e-8f, 1f / 6)]
    [InlineData(0, 0.5f, 1f / 6)]
    [InlineData(BelowThree, 0.99999994f, 1f / 6)]
    [InlineData(3, 1, 0)]
    [InlineData(float.MaxValue, 1, 0)]
    [InlineData(Infinity, 1, 0)]
    public void HardSigmoid_bends_at_3(float x, float value, float slope) =>
        AssertEdge(Activations.HardSigmoid, Activations.HardSigmoidGradient, byOutput: true, x, value, slope);

    [Theory]
    [InlineData(-Infinity, 0, 0)]
    [InlineData(float.MinValue, 0, 0)]
    [InlineData(-3, 0, 0)]
    [InlineData(-BelowThree, -1.1920928e-7f, -0.49999994f)]
    [InlineData(-1.5f, -0.375f, 0)]
    [InlineData(0, 0, 0.5f)]
    [InlineData(BelowThree, BelowThree, 1.5f)]
    [InlineData(3, 3, 1)]
    [InlineData(float.MaxValue, float.MaxValue, 1)]
    [InlineData(Infinity, Infinity, 1)]
    public void HardSwish_bends_at_3(float x, float value, float slope) =>
        AssertEdge(Activations.HardSwish, Activations.HardSwishGradient, byOutput: false, x, value, slope);

    [Theory]
    [InlineData(-Infinity, 0, 0)]
    [InlineData(float.MinValue, 0, 0)]
    [InlineData(0, 0, 0.6f)]
    [InlineData(50, 50, 1)]
    [InlineData(float.MaxValue, float.MaxValue, 1)]
    [InlineData(Infinity, Infinity, 1)]
    public void Mish_has_its_limits(float x, float value, float slope) =>
        AssertEdge(Activations.Mish, Activations.MishGradient, byOutput: false, x, value, slope);

    [Theory]
    [InlineData(-Infinity, 0, 0)]
    [InlineData(float.MinValue, 0, 0)]
    [InlineData(0, 0, 0.5f)]
    [InlineData(50, 50, 1)]
    [InlineData(float.MaxValue, float.MaxValue, 1)]
    [InlineData(Infinity, Infinity, 1)]
    public void GeluTanh_has_its_limits(float x, float value, float slope) =>
        AssertEdge(Activations.GeluTanh, Activations.GeluTanhGradient, byOutput: false, x, value, slope);

    [Fact]
    public void Slopes_by_the_input_keep_its_NaN()
    {
        V nan = V.Create(float.NaN);
        V one = V.Create(1f);
        Assert.All(Lanes.Get(Activations.HardSwishGradient(one, nan)), y => Assert.True(float.IsNaN(y)));
        Assert.All(Lanes.Get(Activations.MishGradient(one, nan)), y => Assert.True(float.IsNaN(y)));
        Assert.All(Lanes.Get(Activations.GeluTanhGradient(one, nan)), y => Assert.True(float.IsNaN(y)));
    }

    private static void AssertEdge(Func<V, V> function, Func<V, V, V> gradient, bool byOutput, float x, float value, float slope)
    {
        V input = V.Create(x);
        V output = function(input);
        Assert.All(Lanes.Get(output), y => Assert.Equal(value, y));
        Assert.All(Lanes.Get(gradient(V.Create(2f), byOutput ? output : input)), y => Assert.Equal(2 * slope, y));
    }
}

public sealed class V1ActivationEdgesContract : ActivationEdgesContract<V1>;

public sealed class V128ActivationEdgesContract : ActivationEdgesContract<V128>;

public sealed class V256ActivationEdgesContract : ActivationEdgesContract<V256>;

public sealed class V512ActivationEdgesContract : ActivationEdgesContract<V512>;
