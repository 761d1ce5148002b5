namespace NetGen.Generator.Planning;

/// <summary>A number of rows or summands, either fixed or per sample.</summary>
internal readonly record struct Extent(int Size, bool IsPerSample)
{
    public override string ToString() => IsPerSample ? Size == 1 ? "n" : $"n x {Size}" : $"{Size}";
}
