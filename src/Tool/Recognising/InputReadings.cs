using NetGen.Tool.Reading;
using NetGen.Tool.Simplifying;

namespace NetGen.Tool.Recognising;

/// <summary>
/// The ways to understand a model's input, whose axes have no names: as features, as a sequence or as an image, with the channels first or last. Which one
/// it is shows in the layers that read it. A model may also regroup its input first, and take a row of pixels for an image.
/// </summary>
internal static class InputReadings
{
    private const int MostRegroupings = 8;

    /// <summary>The ways, those with the fewest axes first.</summary>
    public static IReadOnlyList<InputReading> Of(Graph graph, int[] shape, int batch, int? fixedSamples)
    {
        var readings = new List<InputReading>();
        Atom samples = new(Axis.Batch, shape[batch]);
        int[] withoutBatch = [.. shape.Where((_, axis) => axis != batch)];
        foreach (int[] regrouped in ShapesOf(graph, shape, fixedSamples))
        {
            int place = Array.IndexOf(regrouped, shape[batch]);
            int[] extents = [.. regrouped.Where((_, axis) => axis != place)];
            foreach ((SampleShape sample, bool isPlanes) in SamplesOf(extents))
            {
                IEnumerable<Atom> atoms = isPlanes ? sample.ChannelsFirst : sample.ChannelsLast;
                if (View.Of(atoms, withoutBatch) is { } view)
                {
                    IEnumerable<IEnumerable<Atom>> axes =
                        Enumerable.Range(0, shape.Length).Select(axis => axis == batch ? (IEnumerable<Atom>)[samples] : view[axis < batch ? axis : axis - 1]);
                    readings.Add(new InputReading(sample, new View(axes), isPlanes));
                }
            }
        }

        return [.. readings.OrderBy(reading => reading.Shape.Spatial.Length)];
    }

    private static IEnumerable<(SampleShape Sample, bool IsPlanes)> SamplesOf(int[] extents)
    {
        yield return (new SampleShape([], extents.Aggregate(1, (product, extent) => product * extent)), false);
        switch (extents)
        {
            case [var steps]:
                yield return (new SampleShape([steps], 1), false);
                break;
            case [var first, var second]:
                yield return (new SampleShape([first], second), false);
                yield return (new SampleShape([second], first), true);
                yield return (new SampleShape([first, second], 1), false);
                break;
            case [var first, var second, var third]:
                yield return (new SampleShape([second, third], first), first > 1);
                yield return (new SampleShape([first, second], third), false);
                if (first == 1 || second == 1)
                    yield return (new SampleShape([third], first * second), true);
                break;
        }
    }

    /// <summary>The input's shape, and those that the model gives to it first.</summary>
    private static IEnumerable<int[]> ShapesOf(Graph graph, int[] shape, int? fixedSamples)
    {
        var open = new Queue<(string Value, int[] Shape)>([(graph.Input.Name, shape)]);
        for (int i = 0; i < MostRegroupings && open.TryDequeue(out (string Value, int[] Shape) next); i++)
        {
            yield return next.Shape;
            foreach (OnnxNode node in graph.Nodes.Where(node => node.Inputs.Count > 0 && node.Inputs[0] == next.Value))
            {
                if (Regrouped(graph, node, next.Shape, fixedSamples) is { } regrouped)
                    open.Enqueue((node.Output, regrouped));
            }
        }
    }

    private static long BeforeSamples(int[] shape) => shape.TakeWhile(extent => extent != View.Samples).Aggregate(1L, (product, extent) => product * extent);

    private static int[]? Regrouped(Graph graph, OnnxNode node, int[] shape, int? fixedSamples)
    {
        try
        {
            return node.Operator switch
            {
                "Reshape" when graph.Constant(node, 1) is { } target => BatchReshape.ShapeOf(node, shape, BeforeSamples(shape), target.ToInts(), fixedSamples),
                "Squeeze" => ShapeChanges.Squeeze(node, graph.Constant(node, 1), shape),
                "Unsqueeze" => ShapeChanges.Unsqueeze(node, graph.Constant(node, 1), shape),
                _ => null,
            };
        }
        catch (ModelFileException)
        {
            // What is wrong with the node is said where it is recognised.
            return null;
        }
    }
}
