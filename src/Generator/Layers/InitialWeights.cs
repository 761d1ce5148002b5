using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>The start of a weight: by rules that keep the variance of a layer's signals or of their gradients, or of a table.</summary>
internal static class InitialWeights
{
    public static InitialValues Of(Initializer initializer, float constant, Activation activation, int inputs, int outputs)
    {
        double he = 2.0 / inputs, glorot = 2.0 / (inputs + outputs), leCun = 1.0 / inputs;
        return (initializer == Initializer.ByActivation ? By(activation) : initializer) switch
        {
            Initializer.HeNormal => Normal(he),
            Initializer.HeUniform => Uniform(he),
            Initializer.GlorotNormal => Normal(glorot),
            Initializer.GlorotUniform => Uniform(glorot),
            Initializer.LeCunNormal => Normal(leCun),
            Initializer.LeCunUniform => Uniform(leCun),
            Initializer.Constant => InitialValues.Constant(constant),
            _ => InitialValues.Constant(0),
        };
    }

    /// <summary>The start of rows that are looked up or added, and multiplied by nothing.</summary>
    public static InitialValues OfTable(float deviation) => new(Distribution.Normal, deviation);

    private static Initializer By(Activation activation) => activation switch
    {
        Activation.Relu or Activation.LeakyRelu or Activation.Elu or Activation.Softplus or Activation.Gelu or Activation.Silu
            or Activation.Relu6 or Activation.HardSwish or Activation.Mish or Activation.GeluTanh =>
            Initializer.HeUniform,
        Activation.Selu => Initializer.LeCunUniform,
        _ => Initializer.GlorotUniform,
    };

    private static InitialValues Normal(double variance) => new(Distribution.Normal, (float)Math.Sqrt(variance));

    // A uniform distribution in [-b, b) has the variance b² / 3.
    private static InitialValues Uniform(double variance) => new(Distribution.Uniform, (float)Math.Sqrt(3 * variance));
}
