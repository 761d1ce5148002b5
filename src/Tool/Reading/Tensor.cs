namespace NetGen.Tool.Reading;

/// <summary>A constant. Its elements are held as doubles, which represent every float and every integer that a model uses.</summary>
/// <param name="Shape">Its extents.</param>
/// <param name="Values">Its elements, row-major.</param>
/// <param name="IsFloat">Whether they are floats, and not integers.</param>
internal sealed record Tensor(int[] Shape, double[] Values, bool IsFloat)
{
    /// <summary>The name that the model has for it, which is that of a parameter where an exporter keeps it; empty for computed ones.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is in a model for one sample, if it is computed from the number of samples; null if it is not.</summary>
    public Tensor? OfOneSample { get; init; }

    public int Rank => Shape.Length;

    public bool IsScalar => Values.Length == 1;

    public static Tensor Integers(params IReadOnlyList<int> values) =>
        new([values.Count], [.. values.Select(value => (double)value)], IsFloat: false);

    /// <summary>The elements as integers, such as extents or axes; those that are beyond an int's range are its ends.</summary>
    public int[] ToInts() => Array.ConvertAll(Values, value => double.IsNaN(value) ? 0 : (int)Math.Clamp(value, int.MinValue, int.MaxValue));

    public float[] ToFloats() => Array.ConvertAll(Values, value => (float)value);
}
