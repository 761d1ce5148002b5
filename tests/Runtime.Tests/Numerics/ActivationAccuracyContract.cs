using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>Activations over all floats, in units of the last place, and their derivatives against the exact ones.</summary>
public abstract class ActivationAccuracyContract<V>
    where V : struct, IVector<V>
{
    // e^x below 2^-125.5 is 0; times the largest factor that comes with it, this is what such results are less than.
    private const double Flushed = 1e-35;

    [Fact]
    public void Relu6_is_exact() => AssertAccurate(Activations.Relu6, x => Math.Clamp(x, 0, 6), _ => 0);

    [Fact]
    public void HardSigmoid_is_accurate() => AssertAccurate(Activations.HardSigmoid, Reference.HardSigmoid, _ => 1.5);

    [Fact]
    public void HardSwish_is_accurate() => AssertAccurate(Activations.HardSwish, x => x < -3 ? 0 : x * Reference.HardSigmoid(x), _ => 2.5);

    [Fact]
    public void Mish_is_accurate() => AssertAccurate(Activations.Mish, x => x < -1e3 ? 0 : Reference.Mish(x), _ => 4.5);

    // Far below 0, the exponential multiplies the rounding of its argument w by w.
    [Fact]
    public void GeluTanh_is_accurate() => AssertAccurate(
        Activations.GeluTanh, x => x < -1e3 ? 0 : Reference.GeluTanh(x), x => 2.5 + (x < 0 ? -2.5 * Reference.GeluTanhArgument(x) : 0));

    [Fact]
    public void Slope_of_HardSwish_is_accurate() =>
        AssertSlope(Activations.HardSwishGradient, x => x <= -3 ? 0 : x < 3 ? (2 * x + 3) / 6 : 1);

    [Fact]
    public void Slope_of_Mish_is_accurate() => AssertSlope(Activations.MishGradient, x =>
    {
        double tanh = x == 0 ? 0.6 : Reference.Mish(x) / x;
        return tanh + x * (1 - tanh * tanh) * Reference.Sigmoid(x);
    });

    [Fact]
    public void Slope_of_GeluTanh_is_accurate() => AssertSlope(Activations.GeluTanhGradient, x =>
    {
        double sigmoid = Reference.Sigmoid(Reference.GeluTanhArgument(x));
        return sigmoid + sigmoid * (1 - sigmoid) * x * 2 * Math.Sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
    });

    private static void AssertAccurate(Func<V, V> function, Func<double, double> reference, Func<double, double> ulps)
    {
        List<float> inputs = Samples.Between(float.NegativeInfinity, float.PositiveInfinity);
        inputs.Add(float.NaN);
        float[] outputs = Lanes.Map(inputs, function);
        for (int i = 0; i < outputs.Length; i++)
        {
            double exact = reference(inputs[i]);
            double error = Ulp.Distance(outputs[i] == 0 ? 0f : outputs[i], exact == 0 ? 0 : exact);
            bool flushed = inputs[i] < -9 && Math.Abs(exact) < Flushed && Math.Abs(outputs[i]) < Flushed;
            Assert.True(flushed || error <= ulps(inputs[i]), $"at {inputs[i]}: {outputs[i]}, not {exact}: {error} ulp");
        }
    }

    /// <summary>In units of the last place of 1, about which the slopes are.</summary>
    private static void AssertSlope(Func<V, V, V> gradient, Func<double, double> slope)
    {
        List<float> inputs = Samples.Between(-1e15f, 1e15f);
        float[] slopes = Lanes.Map<V>(inputs, input => gradient(V.Create(1f), input));
        for (int i = 0; i < slopes.Length; i++)
        {
            double exact = slope(inputs[i]);
            Assert.True(Math.Abs(slopes[i] - exact) <= 3e-7, $"at {inputs[i]}: {slopes[i]}, not {exact}");
        }
    }
}

public sealed class V1ActivationAccuracyContract : ActivationAccuracyContract<V1>;

public sealed class V128ActivationAccuracyContract : ActivationAccuracyContract<V128>;

public sealed class V256ActivationAccuracyContract : ActivationAccuracyContract<V256>;

public sealed class V512ActivationAccuracyContract : ActivationAccuracyContract<V512>;
