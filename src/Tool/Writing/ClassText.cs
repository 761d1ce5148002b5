using System.Globalization;
using System.Text;
using NetGen.Tool.Merging;
using NetGen.Tool.Recognising;

namespace NetGen.Tool.Writing;

/// <summary>Writes a network as a C# class with attributes.</summary>
internal sealed class ClassText
{
    private readonly ImportedNetwork _network;
    private readonly IReadOnlyDictionary<Layer, string> _names;
    private readonly bool _areAllNamed;

    public ClassText(ImportedNetwork network, IReadOnlyDictionary<Layer, string> names) =>
        (_network, _names, _areAllNamed) = (network, names, LayerNames.AreNumbersTaken(names));

    /// <param name="className">The class.</param>
    /// <param name="namespaceName">Its namespace; empty for none.</param>
    /// <param name="source">Where the model is from, as a sentence.</param>
    /// <param name="loss">The loss.</param>
    public string Write(string className, string namespaceName, string source, LossChoice loss)
    {
        var text = new StringBuilder("using NetGen;\n\n");
        if (namespaceName.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"namespace {namespaceName};\n\n");
        text.Append(CultureInfo.InvariantCulture, $"/// <summary>{Escape(source)}</summary>\n/// <remarks>{Escape(loss.Reason)}</remarks>\n");
        foreach (string line in Attributes(loss))
            text.Append(line).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"public sealed partial class {className};\n");
        return text.ToString();
    }

    /// <summary>The attributes, one a line, with the shapes of the results.</summary>
    public IEnumerable<string> Attributes(LossChoice loss)
    {
        List<(string Text, string Comment)> lines = [(NetworkAttribute(), "")];
        Layer previous = _network.Input;
        Layer[] layers = [.. _network.Layers];
        var read = new HashSet<Layer>();
        foreach (Layer layer in layers)
        {
            read.UnionWith(InOrder(layer, previous).Where((input, i) => i > 0 || input != previous));
            previous = layer;
        }

        previous = _network.Input;
        foreach (Layer layer in layers)
        {
            lines.Add(($"[{Attribute(layer, previous, isRead: read.Contains(layer))}]", layer.Shape.ToString()));
            previous = layer;
        }

        int width = lines.Skip(1).Max(line => line.Text.Length);
        foreach ((string text, string comment) in lines)
            yield return comment.Length == 0 ? text : $"{text.PadRight(width)} // {comment}";
        if (loss.Attribute is { } attribute)
        {
            yield return $"[{attribute}]";
            yield return "[Adam]";
        }
    }

    private string NetworkAttribute()
    {
        SampleShape shape = _network.Input.Shape;
        List<string> arguments = shape.Spatial switch
        {
            [] => [Text(shape.Channels)],
            [var steps] => [$"steps: {Text(steps)}", $"features: {Text(shape.Channels)}"],
            [var height, var width, ..] => [$"height: {Text(height)}", $"width: {Text(width)}", $"channels: {Text(shape.Channels)}"],
        };
        if (_network.InputIsPlanes)
            arguments.Add("ChannelsFirst = true");
        if (_network.OutputIsPlanes)
            arguments.Add("OutputsChannelsFirst = true");
        return $"[Network({string.Join(", ", arguments)})]";
    }

    private string Attribute(Layer layer, Layer previous, bool isRead)
    {
        Layer[] inputs = InOrder(layer, previous);
        List<string> arguments = [.. layer.Arguments, .. inputs.Skip(1).Select(input => Quoted(_names[input]))];
        if (layer.Activation != Activation.Linear)
            arguments.Add((layer.HasPositionalActivation ? "" : "Activation = ") + $"Activation.{layer.Activation}");
        arguments.AddRange(layer.Options.Select(option => $"{option.Name} = {option.Value}"));
        if (layer.HasBiasOption && !layer.HasBias)
            arguments.Add("UseBias = false");
        if (inputs[0] != previous)
            arguments.Add($"From = {Quoted(_names[inputs[0]])}");
        if (isRead || layer.Tensors.Count > 0 || _areAllNamed)
            arguments.Add($"Name = {Quoted(_names[layer])}");
        return layer.Kind + (arguments.Count > 0 ? $"({string.Join(", ", arguments)})" : "");
    }

    /// <summary>What a layer reads. A sum is the same in any order, and the value right before it needs no name.</summary>
    private static Layer[] InOrder(Layer layer, Layer previous) =>
        layer.Kind is "Add" or "Multiply" && layer.Inputs.Contains(previous) && previous.Shape.Spatial.Length == layer.Shape.Spatial.Length
            ? [previous, .. layer.Inputs.Where(input => input != previous)]
            : [.. layer.Inputs];

    private static string Quoted(string name) => $"\"{name}\"";

    private static string Escape(string text) => text.Visible(' ').Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
