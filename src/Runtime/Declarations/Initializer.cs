namespace NetGen;

/// <summary>
/// Specifies the initial weights of a layer. Random weights depend on the seed of the network. They have the mean 0 and a variance that depends
/// on the numbers of inputs and outputs of the layer.
/// </summary>
/// <remarks>Normal values are not truncated, as in PyTorch.</remarks>
public enum Initializer
{
    /// <summary>
    /// Depends on the activation: <see cref="HeUniform"/> for Relu, Relu6, LeakyRelu, Elu, Softplus, Gelu, GeluTanh, Silu, HardSwish and Mish,
    /// <see cref="LeCunUniform"/> for Selu, and <see cref="GlorotUniform"/> for all others.
    /// </summary>
    ByActivation,

    /// <summary>Normal, with the variance 2 / inputs (He et al. 2015).</summary>
    HeNormal,

    /// <summary>Uniform, with the variance 2 / inputs: within ±√(6 / inputs) (He et al. 2015).</summary>
    HeUniform,

    /// <summary>Normal, with the variance 2 / (inputs + outputs) (Glorot and Bengio 2010).</summary>
    GlorotNormal,

    /// <summary>Uniform, with the variance 2 / (inputs + outputs): within ±√(6 / (inputs + outputs)) (Glorot and Bengio 2010).</summary>
    GlorotUniform,

    /// <summary>Normal, with the variance 1 / inputs (LeCun et al. 1998).</summary>
    LeCunNormal,

    /// <summary>Uniform, with the variance 1 / inputs: within ±√(3 / inputs) (LeCun et al. 1998).</summary>
    LeCunUniform,

    /// <summary>
    /// All weights are 0. Use it only in the last layer, because units of a hidden layer that start with equal weights always stay equal.
    /// </summary>
    Zeros,

    /// <summary>All weights are <see cref="DenseAttribute.InitialValue"/>. Use it only in the last layer, as <see cref="Zeros"/>.</summary>
    Constant,
}
