using System.Collections.Immutable;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Emission;

/// <summary>Prints the method that describes the network as a graph of ONNX operators.</summary>
internal sealed class OnnxEmitter(CodeWriter writer, OnnxModel model)
{
    private int _steps;

    public void Emit()
    {
        writer.Line("// Describes the network in ONNX operators. Ranges refer to the parameters, in canonical order, followed by the buffers.");
        using (writer.Block("public static void DescribeOnnx(OnnxGraph graph)"))
        {
            EmitValue("graph", model.TakesTokens ? "Tokens" : "Input", model.Input);
            EmitItems("graph", model.Items);
            if (model.Prediction != model.Output)
            {
                using (writer.Block("if (graph.EndsWithPredictions)"))
                {
                    EmitItems("graph", model.PredictionItems);
                    EmitValue("graph", "Output", model.Prediction);
                    writer.Line("return;");
                }

                writer.Line();
            }

            EmitValue("graph", "Output", model.Output);
        }
    }

    private void EmitValue(string graph, string method, OnnxValue value) =>
        writer.Line($"{graph}.{method}(\"{value.Name}\", {Integers(value.Shape)});");

    private void EmitItems(string graph, ImmutableArray<OnnxItem> items)
    {
        foreach (OnnxItem item in items)
        {
            switch (item)
            {
                case OnnxTensor { IsTransposed: true } tensor:
                    writer.Line($"{graph}.Transposed(\"{tensor.Name}\", {Integers(tensor.Shape)}, {Ranges(tensor)});");
                    break;
                case OnnxTensor tensor:
                    writer.Line($"{graph}.Tensor(\"{tensor.Name}\", [{Integers(tensor.Shape)}], {Ranges(tensor)});");
                    break;
                case OnnxConstant constant:
                    writer.Line($"{graph}.{constant.Method}(\"{constant.Name}\", {constant.Arguments});");
                    break;
                case OnnxNode node:
                    EmitNode(graph, node);
                    break;
                default:
                    throw new NotSupportedException($"{item.GetType().Name} has no text.");
            }
        }
    }

    private void EmitNode(string graph, OnnxNode node)
    {
        IEnumerable<OnnxAttribute> attributes = node.Attributes;
        if (node.Step is { } step)
            attributes = attributes.Append(new OnnxAttribute("body", EmitStep(step)));
        IEnumerable<string> arguments = attributes.Select(attribute => $", new OnnxOption(\"{attribute.Name}\", {attribute.Value})");
        writer.Line($"{graph}.Node(\"{node.Type}\", [{Names(node.Inputs)}], [{Names(node.Outputs)}]{string.Concat(arguments)});");
    }

    /// <summary>Prints the graph of a step.</summary>
    /// <returns>The variable that holds it.</returns>
    private string EmitStep(OnnxStep step)
    {
        string graph = $"step{Literals.Integer(++_steps)}";
        writer.Line($"var {graph} = new OnnxGraph();");
        foreach (OnnxValue input in step.Inputs)
            EmitValue(graph, "Input", input);
        EmitItems(graph, step.Items);
        foreach (OnnxValue output in step.Outputs)
            EmitValue(graph, "Output", output);
        return graph;
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));

    private static string Integers(IEnumerable<int> values) => string.Join(", ", values.Select(value => Literals.Integer(value)));

    private static string Ranges(OnnxTensor tensor) =>
        string.Join(", ", tensor.Ranges.Select(range => $"{Literals.Integer(range.Start)}..{Literals.Integer(range.End)}"));
}
