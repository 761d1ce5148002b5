using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>The elementary functions against double precision, in units of the last place.</summary>
public abstract class VectorMathContract<V>
    where V : struct, IVector<V>
{
    // Results below this are 0 or nearly so: e^x flushes them.
    private const double Flushed = 1.7e-38;

    [Fact]
    public void Exp_is_accurate() => AssertAccurate(VectorMath.Exp, Math.Exp, 1.1);

    [Fact]
    public void Exp2_is_accurate() => AssertAccurate(VectorMath.Exp2, x => Math.Pow(2, x), 1.3, largest: 127);

    [Fact]
    public void Expm1_is_accurate() => AssertAccurate(VectorMath.Expm1, Reference.Expm1, 1.6);

    [Fact]
    public void Log_is_accurate() => AssertAccurate(VectorMath.Log, Math.Log, 1.0);

    [Fact]
    public void Log1p_is_accurate() => AssertAccurate(VectorMath.Log1p, Reference.Log1p, 1.6);

    [Fact]
    public void Tanh_is_accurate() => AssertAccurate(VectorMath.Tanh, Math.Tanh, 2.8);

    [Fact]
    public void Sigmoid_is_accurate() => AssertAccurate(VectorMath.Sigmoid, Reference.Sigmoid, 2.6);

    [Fact]
    public void Softplus_is_accurate() => AssertAccurate(VectorMath.Softplus, Reference.Softplus, 2.3);

    [Fact]
    public void Erf_is_accurate() => AssertAccurate(VectorMath.Erf, Reference.Erf, 4.0);

    [Fact]
    public void Tanh_stays_within_1() =>
        Assert.All(Lanes.Map<V>(Samples.Between(-1e4f, 1e4f), VectorMath.Tanh), y => Assert.InRange(y, -1f, 1f));

    [Fact]
    public void Sigmoid_stays_within_0_and_1() =>
        Assert.All(Lanes.Map<V>(Samples.Between(-1e4f, 1e4f), VectorMath.Sigmoid), y => Assert.InRange(y, 0f, 1f));

    private static void AssertAccurate(Func<V, V> function, Func<double, double> reference, double ulps, float largest = float.PositiveInfinity)
    {
        List<float> inputs = Samples.Between(float.NegativeInfinity, largest);
        inputs.Add(float.NaN);
        float[] outputs = Lanes.Map(inputs, function);
        for (int i = 0; i < outputs.Length; i++)
        {
            double exact = reference(inputs[i]);
            double error = Ulp.Distance(outputs[i], exact);
            bool flushed = Math.Abs(exact) < Flushed && Math.Abs(outputs[i]) < Flushed;
            Assert.True(error <= ulps || flushed, $"at {inputs[i]}: {outputs[i]}, not {exact}: {error} ulp");
        }
    }
}

public sealed class V1MathContract : VectorMathContract<V1>;

public sealed class V128MathContract : VectorMathContract<V128>;

public sealed class V256MathContract : VectorMathContract<V256>;

public sealed class V512MathContract : VectorMathContract<V512>;
