using CsCheck;
using NetGen.Execution;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

public class GradientNormTests
{
    [Fact]
    public void The_norm_is_the_root_of_the_sum_of_the_squares() =>
        Gen.Select(Gen.Float[-10, 10].Array[1, 300], Gen.OneOf(1e-37f, 1e-20f, 1f, 1e20f, 1e37f)).Sample((drawn, size) =>
        {
            // The padding of a gradient is 0.
            float[] gradients = [.. drawn.Select(gradient => gradient * size), .. new float[(16 - drawn.Length % 16) % 16]];
            double expected = Math.Sqrt(gradients.Sum(gradient => (double)gradient * gradient));

            Assert.Equal(expected, GradientNorm.Of<V512>(ref gradients[0], gradients.Length), 1e-5 * expected);
            Assert.Equal(expected, GradientNorm.Of<V256>(ref gradients[0], gradients.Length), 1e-5 * expected);
            Assert.Equal(expected, GradientNorm.Of<V128>(ref gradients[0], gradients.Length), 1e-5 * expected);
        });

    [Fact]
    public void Many_gradients_are_as_good_as_few()
    {
        float[] gradients = new float[1 << 22];
        gradients.AsSpan().Fill(0.01f);
        Assert.Equal(0.01 * 2048, GradientNorm.Of<V128>(ref gradients[0], gradients.Length), 1e-4);
    }

    [Fact]
    public void What_is_no_number_stays_none()
    {
        float[] gradients = new float[16];
        Assert.Equal(0, GradientNorm.Of<V512>(ref gradients[0], 16));
        gradients[3] = float.PositiveInfinity;
        Assert.Equal(double.PositiveInfinity, GradientNorm.Of<V512>(ref gradients[0], 16));
        gradients[4] = float.NaN;
        Assert.Equal(double.NaN, GradientNorm.Of<V512>(ref gradients[0], 16));
    }
}
