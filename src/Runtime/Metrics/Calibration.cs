namespace NetGen;

/// <summary>
/// Measures the difference between a classifier's confidence and its accuracy (Naeini, Cooper and Hauskrecht 2015; Guo, Pleiss, Sun and
/// Weinberger 2017). A calibrated classifier is right for 80 % of the samples for which its confidence is 80 %.
/// </summary>
public sealed class Calibration
{
    private readonly long[] _counts;
    private readonly long[] _right;
    private readonly double[] _confidence;

    /// <param name="bins">The number of bins of equal width for the confidences, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public Calibration(int bins = 15)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        _counts = new long[bins];
        _right = new long[bins];
        _confidence = new double[bins];
    }

    /// <summary>The number of bins.</summary>
    public int Bins => _counts.Length;

    /// <summary>The number of samples counted.</summary>
    public long Count { get; private set; }

    /// <summary>
    /// The expected calibration error, 0 to 1: the mean over the samples of |accuracy − mean confidence| of the sample's bin. NaN if
    /// there are no samples.
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
    /// <param name="confidence">The probability of the classifier's answer, 0 to 1.</param>
    /// <param name="isRight">Whether the answer was right.</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not 0 to 1.</exception>
    public void Add(double confidence, bool isRight)
    {
        if (confidence is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence must be 0 to 1.");
        int bin = Math.Min((int)(confidence * Bins), Bins - 1);
        _counts[bin]++;
        _right[bin] += isRight ? 1 : 0;
        _confidence[bin] += confidence;
        Count++;
    }

    /// <summary>
    /// Gets one bin of a reliability diagram: the number of its samples, their mean confidence and their accuracy. The latter two are NaN
    /// without samples.
    /// </summary>
    /// <param name="bin">The index of the bin. The bin contains confidences from bin / Bins to (bin + 1) / Bins.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
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
