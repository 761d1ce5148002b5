using NetGen.Execution;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

/// <summary>Rows of tables, on every width that the machine has, by one thread and by a team.</summary>
[Collection(TeamTests.Collection)]
public class EmbeddingTableTests
{
    public static TheoryData<int, int, int, int> Tables => new()
    {
        // rows, columns, steps, samples
        { 1, 1, 1, 1 },
        { 5, 3, 4, 7 },
        { 9, 16, 3, 20 },
        { 40, 17, 6, 33 },
        { 3, 48, 1, 64 },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Rows_are_copied_and_their_gradients_added(int rows, int columns, int steps, int samples)
    {
        for (int members = 1; members <= 2; members++)
        {
            Compare<V128>(rows, columns, steps, samples, members);
            Compare<V256>(rows, columns, steps, samples, members);
            Compare<V512>(rows, columns, steps, samples, members);
        }
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(2, 16)]
    [InlineData(4, 40)]
    public void A_table_comes_back_as_it_was_stored(int rows, int columns)
    {
        float[] table = [.. Enumerable.Range(1, rows * columns)], back = new float[table.Length], stored = new float[rows * Stride(columns)];

        TableRows.Import(table, stored, columns);
        TableRows.Export(stored, back, columns);

        Assert.Equal(table, back);
        Assert.Equal(columns + 1, stored[Stride(columns)]);
        Assert.Equal(table.Sum(), stored.Sum());
    }

    [Fact]
    public void Rows_are_drawn_in_canonical_order()
    {
        float[] table = new float[15], rows = new float[3 * 16], drawn = new float[15];

        new ParameterRandom(3).FillNormal(table, 0.5f);
        new ParameterRandom(3).FillNormalRows(rows, 5, 0.5f);

        TableRows.Export(rows, drawn, 5);
        Assert.Equal(table, drawn);
        Assert.Equal(3 * 11, rows.Count(value => value == 0));
    }

    private static void Compare<V>(int rows, int columns, int steps, int samples, int members)
        where V : struct, IVector<V>
    {
        var random = new Random(rows + columns);
        int stride = Stride(columns);
        int[] tokens = [.. Enumerable.Range(0, samples * steps).Select(_ => random.Next(rows))];
        float[] table = Padded(rows), gradients = Padded(tokens.Length);
        float[] results = new float[tokens.Length * stride], sums = new float[rows * stride];
        Array.Fill(sums, float.NaN);
        TeamTests.Run(members, member =>
        {
            Share share = member.Of(samples);
            EmbeddingTable.Gather<V>(ref tokens[0], ref table[0], ref results[0], steps, columns, share);
            EmbeddingTable.Scatter<V>(ref tokens[0], ref gradients[0], ref sums[0], steps, rows, columns, share);
        });

        float[] expected = new float[sums.Length];
        for (int i = 0; i < tokens.Length; i++)
        {
            Assert.Equal(table.AsSpan(tokens[i] * stride, stride), results.AsSpan(i * stride, stride));
            // In the order of the tokens, whoever adds them.
            for (int column = 0; column < stride; column++)
                expected[(tokens[i] * stride) + column] += gradients[(i * stride) + column];
        }

        Assert.Equal(expected, sums);

        float[] Padded(int count)
        {
            float[] values = new float[count * stride];
            for (int i = 0; i < values.Length; i++)
                values[i] = i % stride < columns ? random.NextSingle() - 0.5f : 0;
            return values;
        }
    }

    private static int Stride(int columns) => (columns + 15) / 16 * 16;
}
