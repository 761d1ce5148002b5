using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Tests.Graph.Operations;

public class SumToTests
{
    private readonly NetworkGraph _graph = new(3);

    [Fact]
    public void The_batch_vanishes() => Assert.Equal("sum[3]", SumTo.Append(_graph, "sum", Of(new Shape(3)), _graph.Input).ToString());

    [Fact]
    public void Rows_vanish_and_samples_stay() => Assert.Equal(
        "sum[n, 3]", SumTo.Append(_graph, "sum", Of(Shape.Rows(3)), _graph.NewValue("sequence", Shape.Rows(5, 3))).ToString());

    [Fact]
    public void What_has_the_shape_already_stays_as_it_is()
    {
        Assert.Same(_graph.Input, SumTo.Append(_graph, "sum", Of(Shape.Rows(3)), _graph.Input));
        Assert.Empty(_graph.Operations);
    }

    [Fact]
    public void A_product_with_nothing_to_sum_up_is_a_product()
    {
        SumTo.Append(_graph, "product", Of(Shape.Rows(3)), _graph.Input, _graph.Input);
        Assert.IsType<Multiply>(Assert.Single(_graph.Operations));
    }

    [Fact]
    public void A_shape_that_is_no_part_of_the_tensors_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => SumTo.Append(_graph, "sum", Of(new Shape(4)), _graph.Input));
        Assert.Equal("inputs[n, 3] cannot be summed up to spread[4].", exception.Message);
    }

    [Fact]
    public void Samples_vanish_and_the_rows_of_a_table_stay()
    {
        Parameter table = _graph.AddParameter("table", new Shape(5, 3), InitialValues.Constant(0), isTable: true);

        Tensor sum = SumTo.Append(_graph, "sum", table, _graph.NewValue("sequence", Shape.Rows(5, 3)));

        Assert.Equal(("sum[5, 3]", true), (sum.ToString(), sum.IsTable));
    }

    private Tensor Of(Shape shape) => _graph.NewValue("spread", shape);
}
