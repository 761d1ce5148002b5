using NetGen.Execution;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

/// <summary>The products that generated code calls, against sums in double precision, on every width that the machine has.</summary>
public class ProductTests
{
    private static readonly int[] Summands = [1, 3, 4, 5, 17, 32];
    private static readonly int[] Columns = [1, 3, 4, 16, 17, 31, 33, 48, 70];

    public static TheoryData<int> Samples => [1, 2, 5, 6, 7, 8, 9, 13, 16, 29];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_row_product_multiplies_rows_by_a_weight(int samples)
    {
        foreach ((int summands, int columns) in Sizes)
            OnEveryWidth(new RowProductCase(samples, summands, columns));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_transposed_product_multiplies_rows_by_the_transpose_of_a_weight(int samples)
    {
        foreach ((int summands, int columns) in Sizes)
            OnEveryWidth(new TransposedProductCase(samples, summands, columns));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_gradient_product_sums_over_the_samples(int samples)
    {
        foreach ((int rows, int columns) in Sizes)
        {
            OnEveryWidth(new GradientProductCase(samples, rows, columns, isLong: false));
            OnEveryWidth(new GradientProductCase(samples, rows, columns, isLong: true));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(12)]
    public void A_product_takes_several_rows_a_sample(int samples)
    {
        OnEveryWidth(new RowProductCase(samples, 9, 20, rowsPerSample: 7));
        OnEveryWidth(new TransposedProductCase(samples, 9, 20, rowsPerSample: 7));
        OnEveryWidth(new GradientProductCase(samples, 9, 20, isLong: false, rowsPerSample: 7));
    }

    private static IEnumerable<(int First, int Columns)> Sizes => Summands.SelectMany(_ => Columns, (first, columns) => (first, columns));

    private static void OnEveryWidth(IProductCase product)
    {
        product.Run<V128>();
        product.Run<V256>();
        product.Run<V512>();
    }

    private interface IProductCase
    {
        void Run<V>()
            where V : struct, IVector<V>;
    }

    private sealed class RowProductCase(int samples, int summands, int columns, int rowsPerSample = 1) : IProductCase
    {
        public void Run<V>()
            where V : struct, IVector<V>
        {
            int rows = samples * rowsPerSample;
            Matrix left = Matrix.Random(rows, summands), right = Matrix.Random(summands, columns);
            float[] bias = Matrix.Random(1, Pad(columns)).Values;
            float[] panels = right.Panels(), result = new float[rows * Pad(columns)];

            RowProduct.Run<V, BiasEpilogue>(
                ref left.Values[0], summands, ref panels[0], summands, columns, new(ref bias[0], ref result[0]), Member.Alone.Of(samples), rowsPerSample);

            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++)
                {
                    double sum = bias[column];
                    for (int k = 0; k < summands; k++)
                        sum += (double)left[row, k] * right[k, column];
                    Assert.Equal(sum, result[(row * Pad(columns)) + column], 1e-5);
                }
            }
        }
    }

    private sealed class TransposedProductCase(int samples, int summands, int columns, int rowsPerSample = 1) : IProductCase
    {
        public void Run<V>()
            where V : struct, IVector<V>
        {
            int rows = samples * rowsPerSample;
            Matrix left = Matrix.Random(rows, summands), right = Matrix.Random(columns, summands);
            float[] padded = left.PaddedRows(), panels = right.Panels(), copy = new float[summands * Pad(columns)];
            float[] bias = new float[Pad(columns)], result = new float[rows * Pad(columns)];
            Array.Fill(copy, float.NaN);
            Array.Fill(result, float.NaN);

            TransposedProduct.Run<V, BiasEpilogue>(
                ref padded[0], ref panels[0], ref copy[0], summands, columns, new(ref bias[0], ref result[0]), Member.Alone.Of(samples), rowsPerSample);

            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < Pad(columns); column++)
                {
                    double sum = 0;
                    for (int k = 0; k < summands && column < columns; k++)
                        sum += (double)left[row, k] * right[column, k];
                    Assert.Equal(sum, result[(row * Pad(columns)) + column], 1e-5);
                }
            }
        }
    }

    private sealed class GradientProductCase(int samples, int rows, int columns, bool isLong, int rowsPerSample = 1) : IProductCase
    {
        public void Run<V>()
            where V : struct, IVector<V>
        {
            int summands = samples * rowsPerSample;
            Matrix left = Matrix.Random(summands, rows), right = Matrix.Random(summands, columns);
            Matrix before = Matrix.Random(rows, columns);
            float[] padded = right.PaddedRows(), target = before.Panels();
            Share share = Member.Alone.Of(samples);

            if (isLong)
                GradientProduct.Run<V, GradientEpilogue<LongAccumulate>>(ref left.Values[0], rows, rows, ref padded[0], columns, new(ref target[0], default), share, rowsPerSample);
            else
                GradientProduct.Run<V, GradientEpilogue<Accumulate>>(ref left.Values[0], rows, rows, ref padded[0], columns, new(ref target[0], default), share, rowsPerSample);

            // The target is touched once: what was there before is added once, too.
            float[] actual = new float[rows * columns];
            PanelMatrix.Export(target, actual, rows, columns);
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++)
                {
                    double sum = before[row, column];
                    for (int k = 0; k < summands; k++)
                        sum += (double)left[k, row] * right[k, column];
                    Assert.Equal(sum, actual[(column * rows) + row], 1e-5);
                }
            }
        }
    }

    private readonly ref struct BiasEpilogue(ref float bias, ref float result) : IEpilogue
    {
        private readonly ref float _bias = ref bias;
        private readonly ref float _result = ref result;

        public V Start<V>(nint column)
            where V : struct, IVector<V> => V.Load(ref _bias, column);

        public void Finish<V>(V sums, nint offset)
            where V : struct, IVector<V> => sums.Store(ref _result, offset);
    }

    private readonly struct LongAccumulate : IGradientSink
    {
        public static bool IsLong => true;

        public void Take<V>(V gradient, ref float target, nint offset)
            where V : struct, IVector<V> => (V.Load(ref target, offset) + gradient).Store(ref target, offset);
    }

    private static int Pad(int columns) => (columns + 15) & -16;

    private sealed class Matrix(int rows, int columns)
    {
        public float[] Values { get; } = new float[rows * columns];

        public float this[int row, int column] => Values[(row * columns) + column];

        public static Matrix Random(int rows, int columns)
        {
            var random = new Random((rows * 1000) + columns);
            var matrix = new Matrix(rows, columns);
            for (int i = 0; i < matrix.Values.Length; i++)
                matrix.Values[i] = (random.NextSingle() * 2) - 1;
            return matrix;
        }

        public float[] PaddedRows()
        {
            float[] padded = new float[rows * Pad(columns)];
            for (int row = 0; row < rows; row++)
                Values.AsSpan(row * columns, columns).CopyTo(padded.AsSpan(row * Pad(columns)));
            return padded;
        }

        public float[] Panels()
        {
            float[] weight = new float[rows * columns], panels = new float[rows * Pad(columns)];
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++)
                    weight[(column * rows) + row] = this[row, column];
            }

            PanelMatrix.Import(weight, panels, rows, columns);
            return panels;
        }
    }
}
