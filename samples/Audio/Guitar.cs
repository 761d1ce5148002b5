/// <summary>Simulates a guitar on which notes and chords are plucked by chance, louder and softer.</summary>
internal static class Guitar
{
    // Half a second from one note of a string to the next, on average.
    private const int Strings = 4, LongestNote = Amplifier.SampleRate;
    private const double LowestFrequency = 82.4;
    private const int Frets = 30;

    /// <summary>Plays for a number of seconds. The same seed gives the same sound.</summary>
    public static float[] Play(int seconds, int seed)
    {
        var random = new Random(seed);
        float[] sound = new float[seconds * Amplifier.SampleRate];
        for (int i = 0; i < Strings; i++)
        {
            int length;
            for (int start = 0; start < sound.Length; start += length)
            {
                length = Math.Min(random.Next(LongestNote), sound.Length - start);
                Pluck(sound.AsSpan(start, length), LowestFrequency * Math.Pow(2, random.Next(Frets) / 12.0), 0.05 + (0.35 * random.NextDouble()), random);
            }
        }

        return sound;
    }

    /// <summary>
    /// Adds a note of a string, as K. Karplus and A. Strong simulate it: noise goes round in a line that is as long as a period, and loses its high frequencies.
    /// </summary>
    private static void Pluck(Span<float> sound, double frequency, double strength, Random random)
    {
        double[] line = new double[(int)Math.Round(Amplifier.SampleRate / frequency)];
        foreach (ref double value in line.AsSpan())
            value = strength * ((2 * random.NextDouble()) - 1);
        for (int i = 0; i < sound.Length; i++)
        {
            ref double oldest = ref line[i % line.Length];
            sound[i] += (float)oldest;
            oldest = 0.498 * (oldest + line[(i + 1) % line.Length]);
        }
    }
}
