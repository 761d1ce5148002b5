namespace NetGen.Hosting.Observation;

/// <summary>Averages the normalised features of recent samples and their squares.</summary>
internal sealed class InputStatistics
{
    private const float Share = 1f / 1024;

    private readonly Lock _adding = new();
    private readonly float[] _means;
    private readonly float[] _squares;
    private readonly bool[] _varies;
    private long _samples;

    public InputStatistics(int features)
    {
        // Nothing has drifted yet.
        (_means, _squares, _varies) = (new float[features], new float[features], new bool[features]);
        Array.Fill(_squares, 1);
    }

    public InputDrift Drift
    {
        get
        {
            lock (_adding)
                return new([.. _means], [.. _squares.Select(MathF.Sqrt)], _samples);
        }
    }

    /// <summary>The largest shift of a feature, with its sign.</summary>
    public double LargestShift
    {
        get
        {
            lock (_adding)
                return _means.MaxBy(MathF.Abs);
        }
    }

    /// <summary>The spread that differs most from 1, as a ratio.</summary>
    public double LargestSpread
    {
        get
        {
            lock (_adding)
                return MathF.Sqrt(_squares.MaxBy(square => MathF.Abs(MathF.Log(square))));
        }
    }

    /// <summary>Adds samples, unless another thread is adding some: they are a sample of what the network sees, and callers don't wait for them.</summary>
    public void Add(ReadOnlySpan<float> inputs)
    {
        if (!_adding.TryEnter())
            return;
        try
        {
            for (; !inputs.IsEmpty; inputs = inputs[_means.Length..])
                AddSample(inputs[.._means.Length]);
        }
        finally
        {
            _adding.Exit();
        }
    }

    private void AddSample(ReadOnlySpan<float> sample)
    {
        foreach (float value in sample)
        {
            // Averages would not recover from it.
            if (!float.IsFinite(value * value))
                return;
        }

        for (int i = 0; i < sample.Length; i++)
        {
            // What was constant in training is normalised to exactly 0. While it is, it hasn't drifted, and has no spread.
            _varies[i] |= sample[i] != 0;
            if (!_varies[i])
                continue;
            _means[i] += Share * (sample[i] - _means[i]);
            _squares[i] += Share * ((sample[i] * sample[i]) - _squares[i]);
        }

        _samples++;
    }
}
