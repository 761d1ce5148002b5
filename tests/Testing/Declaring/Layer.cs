namespace NetGen.Testing;

/// <summary>A dense layer, as a test declares it.</summary>
public sealed record Layer(int Units, Activation Activation = Activation.Linear, bool UseBias = true)
{
    /// <summary>The attribute that declares the layer in C#.</summary>
    public string Attribute
    {
        get
        {
            string activation = Activation == Activation.Linear ? "" : $", Activation.{Activation}";
            string bias = UseBias ? "" : ", UseBias = false";
            return $"[Dense({Units}{activation}{bias})]";
        }
    }
}
