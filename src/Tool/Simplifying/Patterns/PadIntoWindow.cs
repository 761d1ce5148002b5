using NetGen.Tool.Reading;

namespace NetGen.Tool.Simplifying.Patterns;

/// <summary>Padding with zeros before a convolution or an average, which pads by itself.</summary>
internal sealed class PadIntoWindow : IPattern
{
    public bool Apply(Graph graph, OnnxNode node)
    {
        if (node.Operator is not ("Conv" or "AveragePool") || !node.HasInput(0) || graph.Producer(node.Inputs[0], "Pad") is not { } pad
            || PaddingOf(graph, pad) is not { Length: >= 6 } padding || node.Text("auto_pad", "NOTSET") is not ("NOTSET" or "VALID"))
        {
            return false;
        }

        int rank = padding.Length / 2, spatial = rank - 2;
        int[] own = node.Text("auto_pad", "NOTSET") == "NOTSET" && node.Integers("pads") is { } pads ? pads : new int[2 * spatial];
        bool isAverage = node.Operator == "AveragePool", countsOwn = node.Integer("count_include_pad", 0) == 1;
        if (own.Length != 2 * spatial || padding[0] + padding[1] + padding[rank] + padding[rank + 1] != 0 || (isAverage && !countsOwn && own.Any(extent => extent != 0)))
            return false;

        long[] together = [.. own.Select((extent, i) => (long)extent + padding[i < spatial ? i + 2 : i + 4])];
        graph.Replace(node, node with
        {
            Inputs = [pad.Inputs[0], .. node.Inputs.Skip(1)],
            Attributes = new Dictionary<string, OnnxAttribute>(node.Attributes)
            {
                ["auto_pad"] = new("auto_pad") { Text = "NOTSET" },
                ["pads"] = new("pads") { Integers = together },
                ["count_include_pad"] = new("count_include_pad") { Integer = 1 },
            },
        });
        return true;
    }

    /// <summary>How much Pad adds before and after each axis; null unless it is zeros, and none are taken away.</summary>
    public static int[]? PaddingOf(Graph graph, OnnxNode pad)
    {
        bool isZero = pad.Text("mode", "constant") == "constant" && pad.Single("value", 0) == 0 && (!pad.HasInput(2) || graph.Number(pad, 2) == 0);
        int[]? padding = pad.Integers("pads") ?? graph.Constant(pad, 1)?.ToInts();
        return pad.HasInput(0) && isZero && !pad.HasInput(3) && padding is not null && padding.Length % 2 == 0 && padding.All(extent => extent is >= 0 and < 1 << 20)
            ? padding
            : null;
    }
}
