using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Measures predicted numbers. It adds up errors, overall and for each output. Adding does not allocate.</summary>
/// <remarks>The metrics are scikit-learn's, with uniform averages over the outputs. They are computed in double precision.</remarks>
public sealed class RegressionMetrics
{
    private const int MostOutputsOfText = 1024;

    private readonly OutputSums[] _outputs;

    /// <param name="outputSize">The number of predictions per sample, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public RegressionMetrics(int outputSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSize, 1);
        _outputs = new OutputSums[outputSize];
    }

    /// <summary>The number of predictions per sample.</summary>
    public int OutputSize => _outputs.Length;

    /// <summary>The number of samples added, or of rows of outputs if a sample has several.</summary>
    public long Count { get; private set; }

    /// <summary>The mean absolute error, MAE: the mean of |prediction − target| over all samples and outputs. NaN if there are no samples.</summary>
    public double MeanAbsoluteError => Mean(sums => sums.AbsoluteError);

    /// <summary>The mean squared error, MSE: the mean of (prediction − target)² over all samples and outputs. NaN if there are no samples.</summary>
    public double MeanSquaredError => Mean(sums => sums.SquaredError);

    /// <summary>The root mean squared error, RMSE: the square root of <see cref="MeanSquaredError"/>. NaN if there are no samples.</summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);

    /// <summary>
    /// The coefficient of determination, R²: the mean of that of each output. 1 if all predictions are right, and 0 for a network that
    /// always predicts the mean of the targets. It can be negative. NaN if there are fewer than two samples.
    /// </summary>
    public double RSquared => _outputs.Average(sums => sums.RSquared(Count));

    /// <summary>Gets the metrics of one output.</summary>
    /// <param name="output">The index of the output.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
    public OutputErrors this[int output]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(output);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(output, OutputSize);
            return _outputs[output].Errors(Count);
        }
    }

    /// <summary>Adds samples.</summary>
    /// <param name="predictions">The predictions, <see cref="OutputSize"/> values per sample.</param>
    /// <param name="targets">The targets, <see cref="OutputSize"/> values per sample.</param>
    /// <exception cref="ArgumentException">The lengths of the spans do not match, or they are not a whole number of samples.</exception>
    public void Add(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        if (targets.Length % OutputSize != 0)
            throw new ArgumentException($"'targets' has {targets.Length} values; expected a multiple of {OutputSize}, the number of outputs.", nameof(targets));
        if (predictions.Length != targets.Length)
            throw new ArgumentException($"'predictions' has {predictions.Length} values; expected {targets.Length}, one for each target.", nameof(predictions));

        for (int first = 0; first < targets.Length; first += OutputSize)
        {
            Count++;
            for (int i = 0; i < _outputs.Length; i++)
                _outputs[i].Add(predictions[first + i], targets[first + i], Count);
        }
    }

    /// <summary>Gets the metrics as text: a line for all outputs, and a line for each of several. With more than 1,024 outputs, it only gets the first line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Summary);
        if (OutputSize is 1 or > MostOutputsOfText)
            return text.ToString();
        for (int i = 0; i < OutputSize; i++)
            text.Append(CultureInfo.InvariantCulture, $"\noutput {i}: {this[i]}");
        return text.ToString();
    }

    /// <summary>The metrics of all outputs, in one line.</summary>
    internal string Summary => new OutputErrors(MeanAbsoluteError, RootMeanSquaredError, RSquared).ToString();

    private double Mean(Func<OutputSums, double> sum) => _outputs.Sum(sum) / ((double)Count * OutputSize);

    /// <summary>What is known of one output. The spread of the targets is summed around their mean so far (Welford 1962), which loses nothing to their size.</summary>
    private struct OutputSums
    {
        private double _mean;
        private double _spread;

        public double AbsoluteError { get; private set; }

        public double SquaredError { get; private set; }

        public void Add(float prediction, float target, long count)
        {
            double error = (double)prediction - target;
            AbsoluteError += Math.Abs(error);
            SquaredError += error * error;
            double step = target - _mean;
            _mean += step / count;
            _spread += step * (target - _mean);
        }

        /// <summary>As in scikit-learn, targets that are all the same give 1 if they are predicted exactly, and otherwise 0.</summary>
        public readonly double RSquared(long count) => (count, SquaredError, _spread) switch
        {
            ( < 2, _, _) => double.NaN,
            (_, 0, _) => 1,
            (_, _, 0) => double.IsNaN(SquaredError) ? double.NaN : 0,
            _ => 1 - (SquaredError / _spread),
        };

        public readonly OutputErrors Errors(long count) => new(AbsoluteError / count, Math.Sqrt(SquaredError / count), RSquared(count));
    }
}
