using System.Collections.Immutable;
using System.Globalization;

namespace NetGen.Workloads;

/// <summary>A dense ReLU classifier's layer sizes, and the samples it is given at a time.</summary>
public sealed record Shape(ImmutableArray<int> Sizes, int Batch)
{
    /// <summary>Floating-point operations of the products of one inference; a multiply-add is two.</summary>
    public double InferenceOperations => 2.0 * Batch * Sizes.Zip(Sizes.Skip(1), (inputs, outputs) => (double)inputs * outputs).Sum();

    /// <summary>The same for one training step: three products a layer, but for the first, whose inputs need no gradient.</summary>
    public double TrainingOperations => (3 * InferenceOperations) - (2.0 * Batch * Sizes[0] * Sizes[1]);

    /// <summary>Such as <c>784-128-10</c>.</summary>
    public string Network => string.Join('-', Sizes);

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static Shape Parse(string text)
    {
        string[] parts = text.Split(':');
        if (parts is not [string network, string batch])
            throw new FormatException($"A shape is written like 784-128-10:32, not {text}.");
        return new Shape([.. network.Split('-').Select(Number)], Number(batch));

        static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    public bool Equals(Shape? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Network}:{Batch}");
}
