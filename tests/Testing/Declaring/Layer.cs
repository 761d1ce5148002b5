using System.Globalization;

namespace NetGen.Testing;

/// <summary>A dense layer, as a test declares it.</summary>
public sealed record Layer(int Units, Activation Activation = Activation.Linear, bool UseBias = true)
{
    /// <summary>The rate of a dropout in front of the layer; 0 for none.</summary>
    public float Dropout { get; init; }

    public bool Trainable { get; init; } = true;

    public Initializer Initializer { get; init; }

    public float InitialValue { get; init; }

    public float InitialBias { get; init; }

    /// <summary>Its name in files.</summary>
    public string? Name { get; init; }

    /// <summary>The attributes that declare the layer in C#.</summary>
    public string Attribute
    {
        get
        {
            string activation = Activation == Activation.Linear ? "" : $", Activation.{Activation}";
            string bias = UseBias ? "" : ", UseBias = false";
            string initializer = Initializer == Initializer.ByActivation ? "" : $", Initializer = Initializer.{Initializer}";
            string name = Name is null ? "" : $", Name = \"{Name}\"";
            string initial = $"{initializer}{Number("InitialValue", InitialValue)}{Number("InitialBias", InitialBias)}";
            string dropout = Dropout == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"[Dropout({Dropout:R}f)]\n");
            return $"{dropout}[Dense({Units}{activation}{bias}{initial}{name}{(Trainable ? "" : ", Trainable = false")})]";
        }
    }

    private static string Number(string name, float value) =>
        value == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {name} = {value:R}f");
}
