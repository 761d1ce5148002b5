using NetGen.Generator.Graph;

namespace NetGen.Generator.Tests.Graph;

public class ShapeTests
{
    [Fact]
    public void The_batch_is_a_symbol_without_a_size()
    {
        Shape rows = Shape.Rows(5);

        Assert.Equal("[n, 5]", rows.ToString());
        Assert.True(rows.HasBatch);
        Assert.True(rows[0].IsBatch);
        Assert.Equal(1, rows[0].PerSample);
        Assert.Throws<InvalidOperationException>(() => rows[0].Size);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_dimension_is_at_least_1(int size)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new Shape(size));

        Assert.StartsWith("A dimension is at least 1.", exception.Message);
    }

    [Fact]
    public void Elements_count_one_sample()
    {
        Assert.Equal(5, Shape.Rows(5).ElementsPerSample);
        Assert.Equal(12, new Shape(3, 4).ElementsPerSample);
        Assert.Equal(24, new Shape(Dimension.Batch, 2, 3, 4).ElementsPerSample);
        Assert.Equal(1, Shape.Scalar.ElementsPerSample);
    }

    [Fact]
    public void The_innermost_extent_is_the_features()
    {
        Assert.Equal(5, Shape.Rows(5).Columns);
        Assert.Equal(4, new Shape(3, 4).Columns);
        Assert.Equal(7, new Shape(7).Columns);
    }

    [Fact]
    public void A_number_has_no_extents()
    {
        Assert.Equal(0, Shape.Scalar.Rank);
        Assert.Equal("[]", Shape.Scalar.ToString());
        Assert.False(Shape.Scalar.HasBatch);
    }

    [Fact]
    public void Shapes_are_equal_by_their_extents()
    {
        Assert.Equal(Shape.Rows(5), new Shape(Dimension.Batch, 5));
        Assert.Equal(Shape.Rows(5).GetHashCode(), new Shape(Dimension.Batch, 5).GetHashCode());
        Assert.NotEqual(new Shape(1, 5), Shape.Rows(5));
        Assert.NotEqual(new Shape(5), new Shape(5, 1));
        Assert.NotEqual(new Shape(2, 3), new Shape(3, 2));
    }
}
