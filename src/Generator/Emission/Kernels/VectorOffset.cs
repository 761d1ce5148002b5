namespace NetGen.Generator.Emission.Kernels;

/// <summary>Floats of so many vectors, as C#.</summary>
internal static class VectorOffset
{
    public static string Of(int vectors) => vectors switch { 0 => "0", 1 => "V.Count", _ => $"{Literals.Integer(vectors)} * V.Count" };
}
