namespace NetGen;

/// <summary>
/// Random numbers (SplitMix64; Steele, Lea and Flood 2014) whose state is one number that can be kept in a file: the same everywhere.
/// </summary>
internal struct SplitMix64(ulong state)
{
    /// <summary>What the next number depends on, and nothing else.</summary>
    public ulong State { get; private set; } = state;

    public ulong Next()
    {
        unchecked
        {
            ulong bits = State += 0x9E3779B97F4A7C15;
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }

    /// <summary>A number from 0 up to <paramref name="end"/>, each as likely as any other (Lemire 2019).</summary>
    public int Below(int end)
    {
        ulong product = (Next() >> 32) * (uint)end;
        if ((uint)product < (uint)end)
        {
            uint least = unchecked(0u - (uint)end) % (uint)end;
            while ((uint)product < least)
                product = (Next() >> 32) * (uint)end;
        }

        return (int)(product >> 32);
    }

    /// <summary>Fills <paramref name="indices"/> with 0, 1, 2, … in random order (Fisher and Yates).</summary>
    public void ShuffleIndices(Span<int> indices)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            int other = Below(i + 1);
            indices[i] = indices[other];
            indices[other] = i;
        }
    }
}
