/// <summary>Random points whose class is drawn with a known probability, so that predictions can be compared with the true probabilities.</summary>
internal sealed class NoisyPoints
{
    public NoisyPoints(int count, int seed)
    {
        var random = new Random(seed);
        Points = new float[2 * count];
        Labels = new int[count];
        Probabilities = new float[count];
        for (int i = 0; i < count; i++)
        {
            float x = (2 * random.NextSingle()) - 1, y = (2 * random.NextSingle()) - 1;
            (Points[2 * i], Points[(2 * i) + 1]) = (x, y);
            // Class 1 is less frequent, about one point in four.
            Probabilities[i] = 1 / (1 + MathF.Exp(2 - (3 * x) - (3 * y)));
            Labels[i] = random.NextSingle() < Probabilities[i] ? 1 : 0;
        }
    }

    public float[] Points { get; }

    public int[] Labels { get; }

    /// <summary>The true probability of class 1 at each point.</summary>
    public float[] Probabilities { get; }
}
