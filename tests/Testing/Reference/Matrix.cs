namespace NetGen.Testing.Reference;

/// <summary>A row-major matrix in double precision; a batch is one row a sample.</summary>
public sealed class Matrix(double[] values, int columns)
{
    public Matrix(int rows, int columns)
        : this(new double[rows * columns], columns)
    {
    }

    public Matrix(float[] values, int columns)
        : this(Array.ConvertAll(values, value => (double)value), columns)
    {
    }

    public int Rows => Values.Length / Columns;

    public int Columns { get; } = columns;

    public double[] Values { get; } = values;

    public Span<double> Row(int row) => Values.AsSpan(row * Columns, Columns);

    public double this[int row, int column]
    {
        get => Values[row * Columns + column];
        set => Values[row * Columns + column] = value;
    }
}
