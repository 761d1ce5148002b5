/// <summary>Shows a network the whole training set once an epoch, in a new order each time, a batch a step.</summary>
internal sealed class Training(DigitClassifier network, DigitSet digits, int seed)
{
    private const int BatchSize = 32;
    private const float LearningRate = 0.1f;

    private readonly Random _random = new(seed);
    private readonly int[] _order = [.. Enumerable.Range(0, digits.Count)];
    private readonly float[] _pixels = new float[BatchSize * DigitSet.PixelsPerDigit];
    private readonly int[] _labels = new int[BatchSize];

    public int BatchesPerEpoch { get; } = (digits.Count + BatchSize - 1) / BatchSize;

    /// <summary>Returns the mean loss over the epoch; calls <paramref name="batchDone"/> after each batch.</summary>
    public float RunEpoch(Action batchDone)
    {
        _random.Shuffle(_order);
        float sum = 0;
        for (int start = 0; start < _order.Length; start += BatchSize)
        {
            ReadOnlySpan<int> batch = _order.AsSpan(start, Math.Min(BatchSize, _order.Length - start));
            digits.CopyTo(batch, _pixels, _labels);
            float loss = network.TrainStep(
                _pixels.AsSpan(0, batch.Length * DigitSet.PixelsPerDigit), _labels.AsSpan(0, batch.Length), LearningRate);
            sum += loss * batch.Length;
            batchDone();
        }

        return sum / digits.Count;
    }
}
