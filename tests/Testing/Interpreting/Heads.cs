extern alias compiler;

using compiler::NetGen.Generator.Graph.Operations;
using NetGen.Testing.Reference;

namespace NetGen.Testing.Interpreting;

/// <summary>What attention computes, score by score.</summary>
internal sealed class Heads
{
    private readonly Matrix _projections;
    private readonly int _heads;
    private readonly int _steps;
    private readonly int _features;
    private readonly int _size;
    private readonly bool _isCausal;
    private readonly Matrix _normalizers;
    private readonly double[,][] _shares;

    /// <param name="attention">The operation.</param>
    /// <param name="projections">Queries, keys and values of each step.</param>
    public Heads(ScaledAttention attention, Matrix projections)
    {
        _projections = projections;
        (_heads, _size, _isCausal) = (attention.Heads, attention.HeadSize, attention.IsCausal);
        (_steps, _features) = (attention.Output.Shape.RowsPerSample, attention.Output.Shape.Columns);
        _shares = new double[projections.Rows, _heads][];
        double[,] normalizers = new double[projections.Rows / _steps * _heads, _steps];
        for (int query = 0; query < projections.Rows; query++)
        {
            for (int head = 0; head < _heads; head++)
            {
                double[] scores = [.. KeysOf(query).Select(key => Product(projections, query, key, _features, head) / Math.Sqrt(_size))];
                double largest = scores.Max(), normalizer = largest + Math.Log(scores.Sum(score => Math.Exp(score - largest)));
                normalizers[query / _steps * _heads + head, query % _steps] = normalizer / Math.Log(2);
                _shares[query, head] = Array.ConvertAll(scores, score => Math.Exp(score - normalizer));
            }
        }

        _normalizers = MatrixArithmetic.Build(normalizers.GetLength(0), _steps, (row, step) => normalizers[row, step]);
    }

    /// <summary>The outputs, and the binary logarithm of the sum of each query's exponentials.</summary>
    public Matrix[] Attended() =>
    [
        MatrixArithmetic.Build(_projections.Rows, _features, (query, column) =>
            KeysOf(query).Zip(_shares[query, column / _size], (key, share) => share * _projections[key, 2 * _features + column]).Sum()),
        _normalizers,
    ];

    /// <summary>The gradient of queries, keys and values, given that of the outputs.</summary>
    public Matrix Gradient(Matrix outputGradients)
    {
        double[,] gradients = new double[_projections.Rows, 3 * _features];
        for (int query = 0; query < _projections.Rows; query++)
        {
            for (int head = 0; head < _heads; head++)
                Add(gradients, outputGradients, query, head);
        }

        return MatrixArithmetic.Build(_projections.Rows, 3 * _features, (row, column) => gradients[row, column]);
    }

    private void Add(double[,] gradients, Matrix outputGradients, int query, int head)
    {
        int first = KeysOf(query).First();
        double[] shares = _shares[query, head];
        double[] slopes = [.. KeysOf(query).Select(key => Product(outputGradients, query, key, 2 * _features, head))];
        double mean = shares.Zip(slopes, (share, slope) => share * slope).Sum();
        for (int i = 0; i < shares.Length; i++)
        {
            double slope = shares[i] * (slopes[i] - mean) / Math.Sqrt(_size);
            for (int column = head * _size; column < (head + 1) * _size; column++)
            {
                gradients[query, column] += slope * _projections[first + i, _features + column];
                gradients[first + i, _features + column] += slope * _projections[query, column];
                gradients[first + i, 2 * _features + column] += shares[i] * outputGradients[query, column];
            }
        }
    }

    /// <summary>The product of a head of a row with that of a key or a value.</summary>
    private double Product(Matrix left, int row, int key, int keyColumn, int head)
    {
        double sum = 0;
        for (int column = head * _size; column < (head + 1) * _size; column++)
            sum += left[row, column] * _projections[key, keyColumn + column];
        return sum;
    }

    /// <summary>The steps of the same sample that a step sees.</summary>
    private IEnumerable<int> KeysOf(int query)
    {
        int first = query / _steps * _steps;
        return Enumerable.Range(first, _isCausal ? query - first + 1 : _steps);
    }
}
