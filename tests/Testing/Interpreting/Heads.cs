extern alias compiler;

using compiler::NetGen.Generator.Graph.Operations;
using NetGen.Testing.Reference;

namespace NetGen.Testing.Interpreting;

/// <summary>What attention computes, score by score.</summary>
/// <param name="attention">The operation.</param>
/// <param name="projections">Queries, keys and values of each step.</param>
internal sealed class Heads(ScaledAttention attention, Matrix projections)
{
    private readonly int _steps = attention.Output.Shape.RowsPerSample;
    private readonly int _features = attention.Output.Shape.Columns;
    private readonly int _size = attention.HeadSize;

    /// <summary>The outputs, and the binary logarithm of the sum of each query's exponentials.</summary>
    public Matrix[] Attended() =>
    [
        MatrixArithmetic.Build(projections.Rows, _features, (query, column) =>
            KeysOf(query).Zip(SharesOf(query, column / _size), (key, share) => share * Value(key, column)).Sum()),
        MatrixArithmetic.Build(projections.Rows / _steps * attention.Heads, _steps, (row, step) =>
            Normalizer(ScoresOf(row / attention.Heads * _steps + step, row % attention.Heads)) / Math.Log(2)),
    ];

    /// <summary>The gradient of queries, keys and values, given that of the outputs.</summary>
    public Matrix Gradient(Matrix outputGradients)
    {
        double[,] gradients = new double[projections.Rows, 3 * _features];
        for (int query = 0; query < projections.Rows; query++)
        {
            for (int head = 0; head < attention.Heads; head++)
                Add(gradients, outputGradients, query, head);
        }

        return MatrixArithmetic.Build(projections.Rows, 3 * _features, (row, column) => gradients[row, column]);
    }

    private void Add(double[,] gradients, Matrix outputGradients, int query, int head)
    {
        int[] keys = KeysOf(query);
        double[] shares = SharesOf(query, head);
        double[] slopes = Array.ConvertAll(keys, key => Columns(head).Sum(column => outputGradients[query, column] * Value(key, column)));
        double mean = shares.Zip(slopes, (share, slope) => share * slope).Sum();
        for (int i = 0; i < keys.Length; i++)
        {
            double slope = shares[i] * (slopes[i] - mean) / Math.Sqrt(_size);
            foreach (int column in Columns(head))
            {
                gradients[query, column] += slope * Key(keys[i], column);
                gradients[keys[i], _features + column] += slope * projections[query, column];
                gradients[keys[i], 2 * _features + column] += shares[i] * outputGradients[query, column];
            }
        }
    }

    private double[] SharesOf(int query, int head)
    {
        double[] scores = ScoresOf(query, head);
        double normalizer = Normalizer(scores);
        return Array.ConvertAll(scores, score => Math.Exp(score - normalizer));
    }

    private static double Normalizer(double[] scores) => scores.Max() + Math.Log(scores.Sum(score => Math.Exp(score - scores.Max())));

    private double[] ScoresOf(int query, int head) => Array.ConvertAll(
        KeysOf(query), key => Columns(head).Sum(column => projections[query, column] * Key(key, column)) / Math.Sqrt(_size));

    /// <summary>The steps of the same sample that a step sees.</summary>
    private int[] KeysOf(int query)
    {
        int first = query / _steps * _steps;
        return [.. Enumerable.Range(first, attention.IsCausal ? query - first + 1 : _steps)];
    }

    private IEnumerable<int> Columns(int head) => Enumerable.Range(head * _size, _size);

    private double Key(int step, int column) => projections[step, _features + column];

    private double Value(int step, int column) => projections[step, 2 * _features + column];
}
