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

    /// <summary>x Φ(x), Φ the normal distribution function, by the error function (Hendrycks and Gimpel 2016).</summary>
    Gelu,

    /// <summary>x / (1 + exp(-x)), also known as swish.</summary>
    Silu,
}
