using System.Diagnostics;

/// <summary>Plays a sound through a stream of the model in blocks, as a sound card asks for them.</summary>
/// <param name="Output">What the model made of the sound.</param>
/// <param name="PerBlock">The time that the model took for a block.</param>
/// <param name="AllocatedBytes">What all blocks together allocated.</param>
internal sealed record LivePlaying(float[] Output, TimeSpan PerBlock, long AllocatedBytes)
{
    /// <summary>The samples of a block.</summary>
    public const int BlockSize = 64;

    private const int Runs = 3;

    /// <summary>How long a block sounds: the time in which it must be ready.</summary>
    public static TimeSpan BlockLasts => TimeSpan.FromSeconds((double)BlockSize / Amplifier.SampleRate);

    /// <summary>
    /// Plays the sound several times from its beginning, and keeps the best figures: the first time, the code isn't fully optimised yet, and now and then the
    /// runtime allocates something for itself.
    /// </summary>
    public static LivePlaying Play(AmplifierModel.SampleStream stream, float[] clean)
    {
        float[] output = new float[clean.Length];
        (TimeSpan shortest, long least) = (TimeSpan.MaxValue, long.MaxValue);
        for (int run = 0; run < Runs; run++)
        {
            stream.Reset();
            long allocated = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
            for (int i = 0; i < clean.Length; i += BlockSize)
                stream.Process(clean.AsSpan(i, BlockSize), output.AsSpan(i, BlockSize));
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            (shortest, least) = (elapsed < shortest ? elapsed : shortest, Math.Min(least, allocated));
        }

        return new LivePlaying(output, BlockSize * shortest / clean.Length, least);
    }

    /// <summary>The energy of the error as a share of the energy of the signal.</summary>
    public double ErrorToSignal(ReadOnlySpan<float> expected)
    {
        double error = 0, signal = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Output[i] - expected[i];
            error += difference * difference;
            signal += expected[i] * expected[i];
        }

        return error / signal;
    }
}
