using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>Every activation against double precision, and its gradient against the slope of that.</summary>
public abstract class ActivationsContract<V>
    where V : struct, IVector<V>
{
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;

    private static readonly double[] Corners = [-3, 0, 3, 6];

    private sealed record Case(Func<V, V> Value, Func<V, V, V> Gradient, Func<double, double> Exact, bool ByOutput);

    private static readonly Dictionary<Activation, Case> Cases = new()
    {
        [Activation.Relu] = new(Activations.Relu, Activations.ReluGradient, x => x < 0 ? 0 : x, true),
        [Activation.LeakyRelu] = new(Activations.LeakyRelu, Activations.LeakyReluGradient, x => x > 0 ? x : 0.01 * x, true),
        [Activation.Elu] = new(Activations.Elu, Activations.EluGradient, x => x > 0 ? x : Reference.Expm1(x), true),
        [Activation.Selu] = new(
            Activations.Selu, Activations.SeluGradient, x => SeluScale * (x > 0 ? x : SeluAlpha * Reference.Expm1(x)), true),
        [Activation.Tanh] = new(Activations.Tanh, Activations.TanhGradient, Math.Tanh, true),
        [Activation.Sigmoid] = new(Activations.Sigmoid, Activations.SigmoidGradient, Reference.Sigmoid, true),
        [Activation.Softplus] = new(Activations.Softplus, Activations.SoftplusGradient, Reference.Softplus, false),
        [Activation.Gelu] = new(Activations.Gelu, Activations.GeluGradient, x => x * Reference.NormalDistribution(x), false),
        [Activation.Silu] = new(Activations.Silu, Activations.SiluGradient, x => x * Reference.Sigmoid(x), false),
        [Activation.Relu6] = new(Activations.Relu6, Activations.Relu6Gradient, x => Math.Clamp(x, 0, 6), true),
        [Activation.HardSigmoid] = new(Activations.HardSigmoid, Activations.HardSigmoidGradient, Reference.HardSigmoid, true),
        [Activation.HardSwish] = new(
            Activations.HardSwish, Activations.HardSwishGradient, x => x * Reference.HardSigmoid(x), false),
        [Activation.Mish] = new(Activations.Mish, Activations.MishGradient, Reference.Mish, false),
        [Activation.GeluTanh] = new(Activations.GeluTanh, Activations.GeluTanhGradient, Reference.GeluTanh, false),
    };

    public static TheoryData<Activation> All => [.. Enum.GetValues<Activation>().Where(a => a != Activation.Linear)];

    [Theory]
    [MemberData(nameof(All))]
    public void Value_is_accurate(Activation activation)
    {
        Case tested = Cases[activation];
        List<float> inputs = Samples.Between(-1e30f, 1e30f);
        float[] outputs = Lanes.Map(inputs, tested.Value);
        for (int i = 0; i < outputs.Length; i++)
        {
            double exact = tested.Exact(inputs[i]);
            double tolerance = 4e-7 * Math.Abs(exact) + 2.5e-7 * Math.Min(Math.Abs(inputs[i]), 6) + 1e-37;
            Assert.True(Math.Abs(outputs[i] - exact) <= tolerance, $"at {inputs[i]}: {outputs[i]}, not {exact}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Gradient_is_the_slope(Activation activation)
    {
        Case tested = Cases[activation];

        // The corners of the piecewise ones have no slope to compare with.
        List<float> inputs = [.. Samples.Between(-15f, 15f).Where(x => Corners.All(corner => Math.Abs(x - corner) > 0.002))];
        List<float> references = tested.ByOutput ? [.. Lanes.Map(inputs, tested.Value)] : inputs;
        float[] gradients = Lanes.Map<V>(references, reference => tested.Gradient(V.Create(-3f), reference));
        for (int i = 0; i < gradients.Length; i++)
        {
            double exact = -3 * Reference.Slope(tested.Exact, inputs[i]);
            Assert.True(Math.Abs(gradients[i] - exact) <= 3e-6, $"at {inputs[i]}: {gradients[i]}, not {exact}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Gradient_is_finite_for_any_finite_input(Activation activation)
    {
        Case tested = Cases[activation];
        List<float> inputs = Samples.Between(-1e15f, 1e15f);
        List<float> references = tested.ByOutput ? [.. Lanes.Map(inputs, tested.Value)] : inputs;
        Assert.All(Lanes.Map<V>(references, reference => tested.Gradient(V.Create(1f), reference)), y => Assert.InRange(y, -0.5f, 2f));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void NaN_goes_through(Activation activation)
    {
        Case tested = Cases[activation];
        V nan = V.Create(float.NaN);
        Assert.All(Lanes.Get(tested.Value(nan)), y => Assert.True(float.IsNaN(y)));
        Assert.All(Lanes.Get(tested.Gradient(nan, V.Create(0.5f))), y => Assert.True(float.IsNaN(y)));
    }
}

public sealed class V1ActivationsContract : ActivationsContract<V1>;

public sealed class V128ActivationsContract : ActivationsContract<V128>;

public sealed class V256ActivationsContract : ActivationsContract<V256>;

public sealed class V512ActivationsContract : ActivationsContract<V512>;
