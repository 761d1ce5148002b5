using System.Collections.Immutable;

namespace NetGen;

/// <summary>
/// Brings features of different units to the same size: each has an offset taken away and is multiplied by a scale. Fit it on the samples
/// to learn from alone, and apply it to those, to the ones held out, and to what is classified later.
/// </summary>
public sealed class Normalization
{
    private const int BatchSize = 256;

    private readonly float[] _offsets;
    private readonly float[] _scales;

    /// <param name="offsets">What is taken away from each feature.</param>
    /// <param name="scales">What each difference is multiplied by.</param>
    /// <exception cref="ArgumentException">There is no feature, not one scale for each offset, or a number that is not finite.</exception>
    public Normalization(ReadOnlySpan<float> offsets, ReadOnlySpan<float> scales)
    {
        if (offsets.IsEmpty || offsets.Length != scales.Length)
            throw new ArgumentException($"{offsets.Length} offsets need as many scales, not {scales.Length}.", nameof(scales));
        for (int i = 0; i < offsets.Length; i++)
        {
            if (!float.IsFinite(offsets[i]) || !float.IsFinite(scales[i]))
                throw new ArgumentException($"The offset or the scale of feature {i} is not finite.");
        }

        _offsets = offsets.ToArray();
        _scales = scales.ToArray();
    }

    /// <summary>What is taken away from each feature.</summary>
    public ImmutableArray<float> Offsets => [.. _offsets];

    /// <summary>What each difference is multiplied by.</summary>
    public ImmutableArray<float> Scales => [.. _scales];

    /// <summary>
    /// Gives every feature the mean 0 and the standard deviation 1 on these samples: (x − mean) / deviation, where the deviation is that of
    /// the samples themselves (divided by their number). A feature that never changes becomes 0.
    /// </summary>
    /// <param name="training">The samples to learn from.</param>
    /// <exception cref="ArgumentException">There is no sample, or a feature of one is not finite.</exception>
    public static Normalization Standardize<TTarget>(Dataset<TTarget> training)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(training);
        double[] means = new double[training.InputSize];
        double[] squares = new double[training.InputSize];
        int count = 0;
        // Welford's recurrence (1962): sums of squares would cancel.
        ForEachSample(training, sample =>
        {
            count++;
            for (int i = 0; i < sample.Length; i++)
            {
                double difference = sample[i] - means[i];
                means[i] += difference / count;
                squares[i] += difference * (sample[i] - means[i]);
            }
        });

        return new Normalization(
            Array.ConvertAll(means, mean => (float)mean),
            Array.ConvertAll(squares, square => ScaleOf(Math.Sqrt(square / count))));
    }

    /// <summary>Puts every feature between 0 and 1 on these samples: (x − least) / (largest − least). A feature that never changes becomes 0.</summary>
    /// <param name="training">The samples to learn from.</param>
    /// <exception cref="ArgumentException">There is no sample, or a feature of one is not finite.</exception>
    public static Normalization MinMax<TTarget>(Dataset<TTarget> training)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(training);
        float[] least = new float[training.InputSize];
        float[] largest = new float[training.InputSize];
        Array.Fill(least, float.PositiveInfinity);
        Array.Fill(largest, float.NegativeInfinity);
        ForEachSample(training, sample =>
        {
            for (int i = 0; i < sample.Length; i++)
            {
                least[i] = Math.Min(least[i], sample[i]);
                largest[i] = Math.Max(largest[i], sample[i]);
            }
        });

        float[] scales = new float[training.InputSize];
        for (int i = 0; i < scales.Length; i++)
            scales[i] = ScaleOf((double)largest[i] - least[i]);
        return new Normalization(least, scales);
    }

    /// <summary>Normalises samples in place.</summary>
    /// <param name="inputs">The features of any number of samples, one sample after the other.</param>
    /// <exception cref="ArgumentException">They are no whole number of samples.</exception>
    public void Apply(Span<float> inputs)
    {
        if (inputs.Length % _offsets.Length != 0)
            throw new ArgumentException($"{inputs.Length} inputs are no whole number of samples with {_offsets.Length} features each.", nameof(inputs));
        for (; !inputs.IsEmpty; inputs = inputs[_offsets.Length..])
        {
            for (int i = 0; i < _offsets.Length; i++)
                inputs[i] = (inputs[i] - _offsets[i]) * _scales[i];
        }
    }

    /// <summary>The same samples, normalised as they are read.</summary>
    /// <param name="dataset">Samples with as many features.</param>
    /// <exception cref="ArgumentException">They have another number of features.</exception>
    public Dataset<TTarget> Apply<TTarget>(Dataset<TTarget> dataset)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.InputSize != _offsets.Length)
            throw new ArgumentException($"The samples have {dataset.InputSize} features, not {_offsets.Length}.", nameof(dataset));
        return new NormalizedDataset<TTarget>(dataset, this);
    }

    private static float ScaleOf(double spread)
    {
        float scale = (float)(1 / spread);
        return float.IsFinite(scale) ? scale : 1;
    }

    private static void ForEachSample<TTarget>(Dataset<TTarget> dataset, Action<ReadOnlySpan<float>> action)
        where TTarget : unmanaged
    {
        if (dataset.Count == 0)
            throw new ArgumentException("There is no sample to fit a normalisation on.", nameof(dataset));

        using var reader = new BatchReader<TTarget>(dataset, BatchSize);
        reader.Begin();
        for (int first = 0; reader.TryRead(out Batch<TTarget> batch); first += batch.Count)
        {
            for (int n = 0; n < batch.Count; n++)
            {
                ReadOnlySpan<float> sample = batch.Inputs.Slice(n * dataset.InputSize, dataset.InputSize);
                for (int i = 0; i < sample.Length; i++)
                {
                    if (!float.IsFinite(sample[i]))
                        throw new ArgumentException($"Feature {i} of sample {first + n} is not finite.", nameof(dataset));
                }

                action(sample);
            }
        }
    }

    private sealed class NormalizedDataset<TTarget>(Dataset<TTarget> dataset, Normalization normalization)
        : Dataset<TTarget>(dataset.Count, dataset.InputSize, dataset.TargetSize)
        where TTarget : unmanaged
    {
        public override bool IsInMemory => dataset.IsInMemory;

        protected internal override void ReadSamples(ReadOnlySpan<int> samples, Span<float> inputs, Span<TTarget> targets)
        {
            dataset.ReadSamples(samples, inputs, targets);
            normalization.Apply(inputs);
        }
    }
}
