namespace NetGen.Generator.Graph.Layers;

/// <summary>
/// The start of a weight that keeps the variance of its layer's signals, by the activation that follows: He et al. 2015 for rectifiers,
/// LeCun et al. 1998 for Selu, Glorot and Bengio 2010 for the rest. All uniform, so that the same seed gives the same bits everywhere.
/// </summary>
internal static class DefaultInitializer
{
    public static Initializer For(Activation activation, int inputs, int outputs) => new((float)Math.Sqrt(activation switch
    {
        Activation.Relu or Activation.LeakyRelu or Activation.Elu or Activation.Softplus or Activation.Gelu or Activation.Silu =>
            6.0 / inputs,
        Activation.Selu => 3.0 / inputs,
        _ => 6.0 / (inputs + outputs),
    }));
}
