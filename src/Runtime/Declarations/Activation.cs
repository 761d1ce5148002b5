namespace NetGen;

/// <summary>The function applied to every output of a layer.</summary>
public enum Activation
{
    /// <summary>x.</summary>
    Linear,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>x for x &gt; 0, otherwise 0.01 x.</summary>
    LeakyRelu,

    /// <summary>x for x &gt; 0, otherwise exp(x) - 1.</summary>
    Elu,

    /// <summary>1.0507 x for x &gt; 0, otherwise 1.7581 (exp(x) - 1) (Klambauer et al. 2017).</summary>
    Selu,

    /// <summary>tanh(x).</summary>
    Tanh,

    /// <summary>1 / (1 + exp(-x)).</summary>
    Sigmoid,

    /// <summary>log(1 + exp(x)).</summary>
    Softplus,

    /// <summary>x Φ(x), where Φ is the normal distribution function, computed with the error function (Hendrycks and Gimpel 2016).</summary>
    Gelu,

    /// <summary>x / (1 + exp(-x)), also known as swish.</summary>
    Silu,

    /// <summary>min(max(x, 0), 6) (Krizhevsky 2010).</summary>
    Relu6,

    /// <summary>min(max(x / 6 + 1/2, 0), 1), a piecewise linear sigmoid (Howard et al. 2019).</summary>
    HardSigmoid,

    /// <summary>x min(max(x / 6 + 1/2, 0), 1), a cheap approximation of swish (Howard et al. 2019).</summary>
    HardSwish,

    /// <summary>x tanh(log(1 + exp(x))) (Misra 2019).</summary>
    Mish,

    /// <summary>
    /// x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2, the approximation of <see cref="Gelu"/> that GPT-2 is trained with (Hendrycks and Gimpel 2016).
    /// </summary>
    GeluTanh,
}
