namespace NetGen.Runtime.Tests.Training;

/// <summary>Samples that a <see cref="LinearNetwork"/> can learn.</summary>
internal static class LinearData
{
    /// <summary>Two numbers, their sum and their difference, with noise.</summary>
    public static Dataset<float> Sums(int count, int seed = 1, float noise = 0.05f)
    {
        var random = new Random(seed);
        return Dataset.From(
            Enumerable.Range(0, count).Select(_ => (A: Draw(), B: Draw())).ToArray(),
            pair => [pair.A, pair.B],
            pair => [pair.A + pair.B + (noise * Draw()), pair.A - pair.B + (noise * Draw())]);

        float Draw() => (2 * random.NextSingle()) - 1;
    }

    /// <summary>Two numbers, and whether the first is larger. Every fourth label is the other one.</summary>
    public static Dataset<int> Comparisons(int count, int seed = 1)
    {
        var random = new Random(seed);
        return Dataset.From(
            Enumerable.Range(0, count).Select(i => (Index: i, A: random.NextSingle(), B: random.NextSingle())).ToArray(),
            pair => [pair.A, pair.B],
            pair => (pair.A > pair.B) == (pair.Index % 4 != 0) ? 1 : 0);
    }
}
