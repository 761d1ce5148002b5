using System.Collections.Immutable;

namespace NetGen;

/// <summary>
/// Brings features of different units to the same scale: it subtracts an offset from each feature and multiplies the difference by a
/// scale. Fit it only on the training samples. Apply it to the training samples, the samples that are held out, and everything that you
/// classify later.
/// </summary>
public sealed class Normalization
{
    private const int BatchSize = 256;

    private readonly float[] _offsets;
    private readonly float[] _scales;

    /// <param name="offsets">The value to subtract from each feature.</param>
    /// <param name="scales">The factor for each difference.</param>
    /// <exception cref="ArgumentException">
    /// There are no features, the numbers of offsets and scales are different, or a number is not finite.
    /// </exception>
    public Normalization(ReadOnlySpan<float> offsets, ReadOnlySpan<float> scales)
    {
        if (offsets.IsEmpty || offsets.Length != scales.Length)
            throw new ArgumentException($"There are {offsets.Length} offsets and {scales.Length} scales; expected the same number, at least 1.", nameof(scales));
        for (int i = 0; i < offsets.Length; i++)
        {
            if (!float.IsFinite(offsets[i]) || !float.IsFinite(scales[i]))
                throw new ArgumentException($"The offset or the scale of feature {i} is not finite.");
        }

        _offsets = offsets.ToArray();
        _scales = scales.ToArray();
    }

    /// <summary>The value that is subtracted from each feature.</summary>
    public ImmutableArray<float> Offsets => [.. _offsets];

    /// <summary>The factor for each difference.</summary>
    public ImmutableArray<float> Scales => [.. _scales];

    /// <summary>
    /// Creates a normalisation that gives every feature of these samples the mean 0 and the standard deviation 1: (x − mean) / deviation.
    /// The deviation is that of the population (divided by the number of samples). A constant feature becomes 0.
    /// </summary>
    /// <param name="training">The training samples.</param>
    /// <exception cref="ArgumentException">There are no samples, or a feature is not finite.</exception>
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

    /// <summary>
    /// Creates a normalisation that brings every feature of these samples to 0 to 1: (x − smallest) / (largest − smallest). A constant
    /// feature becomes 0.
    /// </summary>
    /// <param name="training">The training samples.</param>
    /// <exception cref="ArgumentException">There are no samples, or a feature is not finite.</exception>
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
    /// <exception cref="ArgumentException">The inputs are not a whole number of samples.</exception>
    public void Apply(Span<float> inputs)
    {
        if (inputs.Length % _offsets.Length != 0)
            throw new ArgumentException($"'inputs' has {inputs.Length} values; expected a multiple of {_offsets.Length}, the number of features per sample.", nameof(inputs));
        for (; !inputs.IsEmpty; inputs = inputs[_offsets.Length..])
        {
            for (int i = 0; i < _offsets.Length; i++)
                inputs[i] = (inputs[i] - _offsets[i]) * _scales[i];
        }
    }

    /// <summary>Creates a dataset of the same samples, which are normalised when they are read.</summary>
    /// <param name="dataset">The samples, with the same number of features.</param>
    /// <exception cref="ArgumentException">The number of features is wrong.</exception>
    public Dataset<TTarget> Apply<TTarget>(Dataset<TTarget> dataset)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.InputSize != _offsets.Length)
            throw new ArgumentException($"The samples have {dataset.InputSize} features; expected {_offsets.Length}.", nameof(dataset));
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
            throw new ArgumentException("The dataset has no samples.", nameof(dataset));

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
