using NetGen.Tool.Reading;

namespace NetGen.Tool.Simplifying.Patterns;

/// <summary>Padding of a value that is transposed: the transposed value is padded instead, where a window may take it in.</summary>
internal sealed class PadBeforeTranspose : IPattern
{
    public bool Apply(Graph graph, OnnxNode node)
    {
        if (node.Operator != "Transpose" || !node.HasInput(0) || graph.Producer(node.Inputs[0], "Pad") is not { } pad || graph.ReadersOf(pad.Output) != 1
            || PadIntoWindow.PaddingOf(graph, pad) is not { } padding || node.Integers("perm") is not { } axes
            || padding.Length != 2 * axes.Length || axes.Any(axis => axis < 0 || axis >= axes.Length))
        {
            return false;
        }

        int[] turned = [.. axes.Select(axis => padding[axis]), .. axes.Select(axis => padding[axes.Length + axis])];
        string between = pad.Output;
        graph.Replace(pad, node with { Inputs = [pad.Inputs[0]], Outputs = [between] });
        graph.Replace(node, new OnnxNode(pad.Name, pad.Type, pad.Domain, [between], [node.Output], new Dictionary<string, OnnxAttribute>
        {
            ["pads"] = new("pads") { Integers = [.. turned.Select(extent => (long)extent)] },
        }));
        return true;
    }
}
