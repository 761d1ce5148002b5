namespace NetGen;

/// <summary>
/// How far a classifier's confidence is from how often it is right (Naeini, Cooper and Hauskrecht 2015; Guo, Pleiss, Sun and Weinberger
/// 2017): of the samples that it is 80 % sure of, it should get 80 % right.
/// </summary>
public sealed class Calibration
{
    private readonly long[] _counts;
    private readonly long[] _right;
    private readonly double[] _confidence;

    /// <param name="bins">The bins of equal width into which the confidences are put, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public Calibration(int bins = 15)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        _counts = new long[bins];
        _right = new long[bins];
        _confidence = new double[bins];
    }

    /// <summary>The bins.</summary>
    public int Bins => _counts.Length;

    /// <summary>Samples counted.</summary>
    public long Count { get; private set; }

    /// <summary>
    /// The expected calibration error, 0 to 1: the mean over the samples of |share right − mean confidence| of the bin they are in. NaN when
    /// there is no sample.
    /// </summary>
    public double Error
    {
        get
        {
            double sum = 0;
            for (int i = 0; i < Bins; i++)
                sum += Math.Abs(_right[i] - _confidence[i]);
            return sum / Count;
        }
    }

    /// <summary>Counts one sample.</summary>
    /// <param name="confidence">The probability that the classifier gave to its answer, 0 to 1.</param>
    /// <param name="isRight">Whether the answer was right.</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is no probability.</exception>
    public void Add(double confidence, bool isRight)
    {
        if (confidence is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence is 0 to 1.");
        int bin = Math.Min((int)(confidence * Bins), Bins - 1);
        _counts[bin]++;
        _right[bin] += isRight ? 1 : 0;
        _confidence[bin] += confidence;
        Count++;
    }

    /// <summary>One bin of a reliability diagram: its samples, their mean confidence and the share that is right; NaN without a sample.</summary>
    /// <param name="bin">The bin, from 0 on; it holds confidences from bin / Bins up to (bin + 1) / Bins.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bin.</exception>
    public (long Count, double Confidence, double Accuracy) this[int bin]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(bin);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(bin, Bins);
            return (_counts[bin], _confidence[bin] / _counts[bin], (double)_right[bin] / _counts[bin]);
        }
    }
}
