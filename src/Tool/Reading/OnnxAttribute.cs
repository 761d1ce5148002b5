namespace NetGen.Tool.Reading;

/// <summary>An attribute of a node; what it is not stays empty.</summary>
internal sealed record OnnxAttribute(string Name)
{
    public long Integer { get; init; }

    public float Single { get; init; }

    public string Text { get; init; } = "";

    public IReadOnlyList<long> Integers { get; init; } = [];

    public IReadOnlyList<double> Singles { get; init; } = [];

    public IReadOnlyList<string> Texts { get; init; } = [];

    public Tensor? Tensor { get; init; }
}
