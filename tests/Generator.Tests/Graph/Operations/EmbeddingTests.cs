using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Tests.Graph.Operations;

public class EmbeddingTests
{
    private readonly NetworkGraph _graph = new(Shape.Rows(5), ElementType.Integer);

    [Fact]
    public void A_token_becomes_a_row() => Assert.Equal("rows[n, 5, 4]", Embedding.Append(_graph, "rows", _graph.Input, Table("table", 9, 4)).ToString());

    [Fact]
    public void Numbers_and_weights_are_refused()
    {
        var graph = new NetworkGraph(5);
        Parameter weight = graph.AddParameter("weight", new Shape(9, 4), InitialValues.Constant(0));

        Assert.Throws<ArgumentException>(() => Embedding.Append(graph, "rows", graph.Input, weight));
        Assert.Throws<ArgumentException>(() => Embedding.Append(_graph, "rows", _graph.Input, weight));
    }

    [Fact]
    public void The_smallest_table_says_what_tokens_there_are()
    {
        Embedding.Append(_graph, "first", _graph.Input, Table("a", 9, 4));
        Embedding.Append(_graph, "second", _graph.Input, Table("b", 7, 4));
        Tensor others = _graph.AddInput("others", Shape.Rows(3), ElementType.Integer);
        Embedding.Append(_graph, "third", others, Table("c", 5, 4));

        Assert.Equal((7, 5), (_graph.VocabularyOf(_graph.Input), _graph.VocabularyOf(others)));
        Assert.Null(_graph.VocabularyOf(_graph.AddInput("numbers", Shape.Rows(3))));
    }

    [Fact]
    public void Loops_do_not_look_for_a_row()
    {
        Tensor rows = Embedding.Append(_graph, "rows", _graph.Input, Table("table", 9, 4));

        var refused = Assert.Throws<UnsupportedNetworkException>(() => LoopSchedule.Of(_graph.ProducerOf(rows)!.Nests[0]));

        Assert.Equal("rows[n, 5, 4] would have to be looked up by inputs[n, 5]", refused.Message);
    }

    private Parameter Table(string name, int rows, int columns) => _graph.AddParameter(name, new Shape(rows, columns), InitialValues.Constant(0), isTable: true);
}
