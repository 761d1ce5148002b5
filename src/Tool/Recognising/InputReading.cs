namespace NetGen.Tool.Recognising;

/// <summary>A way to understand the model's input.</summary>
/// <param name="Shape">The shape of a sample.</param>
/// <param name="View">How the input's axes lie on it.</param>
/// <param name="IsPlanes">Whether a sample lies plane by plane.</param>
internal sealed record InputReading(SampleShape Shape, View View, bool IsPlanes)
{
    public const string Kind = "Network";
}
