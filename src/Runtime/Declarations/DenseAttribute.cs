namespace NetGen;

/// <summary>Adds a fully connected layer: activation(weight · x + bias).</summary>
/// <param name="units">Outputs of the layer, 1 to 4,096.</param>
/// <param name="activation">The function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units, Activation activation = Activation.Linear) : Attribute
{
    /// <summary>Outputs of the layer.</summary>
    public int Units { get; } = units;

    /// <summary>The function applied to every output.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>Whether a bias is added to every output before the activation.</summary>
    public bool UseBias { get; init; } = true;
}
