using NetGen.Tool.Reading;

namespace NetGen.Tool.Simplifying;

/// <summary>The order of a model's nodes. It should be that in which they can be computed, but some exporters write another one.</summary>
internal static class NodeOrder
{
    /// <summary>The nodes, each after those that it reads, and else as in the model.</summary>
    public static IReadOnlyList<OnnxNode> Of(OnnxModel model)
    {
        Dictionary<string, int> writers = WritersOf(model);
        var readers = new List<int>[model.Nodes.Count];
        int[] open = new int[model.Nodes.Count];
        for (int place = 0; place < open.Length; place++)
            readers[place] = [];
        for (int place = 0; place < open.Length; place++)
        {
            foreach (string value in model.Nodes[place].Inputs.Where(writers.ContainsKey))
            {
                readers[writers[value]].Add(place);
                open[place]++;
            }
        }

        var ready = new PriorityQueue<int, int>(Enumerable.Range(0, open.Length).Where(place => open[place] == 0).Select(place => (place, place)));
        var ordered = new List<OnnxNode>();
        while (ready.TryDequeue(out int place, out _))
        {
            ordered.Add(model.Nodes[place]);
            foreach (int reader in readers[place])
            {
                if (--open[reader] == 0)
                    ready.Enqueue(reader, reader);
            }
        }

        return ordered.Count == open.Length
            ? ordered
            : throw new ModelFileException($"{model.Nodes[Array.FindIndex(open, count => count > 0)].Label} reads what is computed from its own result.");
    }

    private static Dictionary<string, int> WritersOf(OnnxModel model)
    {
        var known = new HashSet<string>(model.Constants.Keys.Concat(model.Inputs.Select(input => input.Name)), StringComparer.Ordinal) { "" };
        var writers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((int place, OnnxNode node) in model.Nodes.Index())
        {
            foreach (string value in node.Outputs.Where(value => value.Length > 0))
            {
                if (!writers.TryAdd(value, place) || known.Contains(value))
                    throw new ModelFileException($"{node.Label} writes {value.Quote()}, which is written already.");
            }
        }

        foreach (OnnxNode node in model.Nodes)
        {
            foreach (string value in node.Inputs.Where(value => !known.Contains(value) && !writers.ContainsKey(value)))
                throw new ModelFileException($"{node.Label} reads {value.Quote()}, which no node writes.");
        }

        return writers;
    }
}
