namespace NetGen;

/// <summary>
/// The values that the weights of a layer start with. The random ones are drawn by the seed of the network, have the mean 0, and a variance
/// that depends on the numbers of inputs and outputs of the layer.
/// </summary>
/// <remarks>Normal values are not truncated, as PyTorch's are not.</remarks>
public enum Initializer
{
    /// <summary>
    /// What suits the activation: <see cref="HeUniform"/> for rectifiers (Relu, Relu6, LeakyRelu, Elu, Softplus, Gelu, GeluTanh, Silu, HardSwish,
    /// Mish), <see cref="LeCunUniform"/> for Selu, <see cref="GlorotUniform"/> for the rest.
    /// </summary>
    ByActivation,

    /// <summary>Normal, of the variance 2 / inputs (He et al. 2015).</summary>
    HeNormal,

    /// <summary>Uniform, of the variance 2 / inputs: within ±√(6 / inputs) (He et al. 2015).</summary>
    HeUniform,

    /// <summary>Normal, of the variance 2 / (inputs + outputs) (Glorot and Bengio 2010).</summary>
    GlorotNormal,

    /// <summary>Uniform, of the variance 2 / (inputs + outputs): within ±√(6 / (inputs + outputs)) (Glorot and Bengio 2010).</summary>
    GlorotUniform,

    /// <summary>Normal, of the variance 1 / inputs (LeCun et al. 1998).</summary>
    LeCunNormal,

    /// <summary>Uniform, of the variance 1 / inputs: within ±√(3 / inputs) (LeCun et al. 1998).</summary>
    LeCunUniform,

    /// <summary>
    /// All weights 0. The units of a layer that start alike and feed a layer that starts alike stay alike, so it is for the last layer.
    /// </summary>
    Zeros,

    /// <summary>All weights <see cref="DenseAttribute.InitialValue"/>; see <see cref="Zeros"/> for what becomes of equal weights.</summary>
    Constant,
}
