using System.Globalization;

namespace NetGen.Testing;

/// <summary>A dense layer, as a test declares it.</summary>
public sealed record Layer(int Units, Activation Activation = Activation.Linear, bool UseBias = true)
{
    public Initializer Initializer { get; init; }

    public float InitialValue { get; init; }

    public float InitialBias { get; init; }

    /// <summary>Its name in files.</summary>
    public string? Name { get; init; }

    /// <summary>The attribute that declares the layer in C#.</summary>
    public string Attribute
    {
        get
        {
            string activation = Activation == Activation.Linear ? "" : $", Activation.{Activation}";
            string bias = UseBias ? "" : ", UseBias = false";
            string initializer = Initializer == Initializer.ByActivation ? "" : $", Initializer = Initializer.{Initializer}";
            string name = Name is null ? "" : $", Name = \"{Name}\"";
            return $"[Dense({Units}{activation}{bias}{initializer}{name}{Number("InitialValue", InitialValue)}{Number("InitialBias", InitialBias)})]";
        }
    }

    private static string Number(string name, float value) =>
        value == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {name} = {value:R}f");
}
