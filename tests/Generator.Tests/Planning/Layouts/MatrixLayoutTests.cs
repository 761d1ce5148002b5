using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Tests.Planning.Layouts;

public class MatrixLayoutTests
{
    [Theory]
    [InlineData(1, 16)]
    [InlineData(15, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    [InlineData(4096, 4096)]
    public void Columns_are_padded_to_the_widest_vector(int columns, int padded) => Assert.Equal(padded, MatrixLayout.Pad(columns));

    [Theory]
    [InlineData(1, 1, 16)]
    [InlineData(3, 16, 48)]
    [InlineData(3, 17, 96)]
    [InlineData(5, 33, 240)]
    [InlineData(784, 128, 784 * 128)]
    public void Panels_hold_every_row_of_every_padded_column(int rows, int columns, int floats)
    {
        var panels = new Panels(rows, columns);

        Assert.Equal(floats, panels.Floats);
        Assert.Equal(0, panels.PaddedColumns % MatrixLayout.VectorFloats);
        Assert.True(panels.PaddedColumns - columns < MatrixLayout.VectorFloats);
    }

    [Fact]
    public void A_panel_is_a_whole_number_of_vectors() => Assert.Equal(0, Panels.PanelColumns % MatrixLayout.VectorFloats);
}
