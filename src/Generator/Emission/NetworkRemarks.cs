using System.Collections.Immutable;
using System.Security;
using NetGen.Generator.Emission.Optimizers;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission;

/// <summary>Prints the remarks on the class: the network, its shapes, and what it costs.</summary>
internal static class NetworkRemarks
{
    /// <summary>The letters that the names of what the workspace holds may have.</summary>
    private const int MostNames = 600;

    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        NetworkGraph graph = plan.Graph;
        long multiplyAdds = graph.Slice([graph.Output]).Sum(operation => operation.MultiplyAddsPerSample);
        writer.Line("/// <remarks><code>");
        Remark($"{plan.Type.Name}   {InputOf(graph)} -> {graph.Output.Shape.PerSample}   " +
            $"{Literals.Grouped(plan.Parameters.Count)} parameters   {Literals.Grouped(multiplyAdds)} multiply-adds per sample");
        EmitLayers();
        if (plan.Training is { } training)
            EmitTraining(training);
        else
            Remark($"  inference only; state {Kilobytes(plan.StateFloats)}");
        if (plan.Stream is { } stream)
            Remark($"  streams: state {Kilobytes(stream.Floats)} each, workspace {Kilobytes(stream.Program.Workspace.FloatsFor(stream.Program.Samples))}");
        else if (plan.StreamRefusal is { } refusal)
            Remark($"  no streams: {refusal}");
        writer.Line("/// </code></remarks>");

        void Remark(string line) => writer.Line("/// " + SecurityElement.Escape(line).Replace("&apos;", "'"));

        void EmitLayers()
        {
            (int Depth, LayerDescription Layer)[] layers = [.. Shown(graph.Layers, depth: 0)];
            int parameters = layers.Select(row => Parameter.TensorsOf(row.Layer.Parameters).Count()).DefaultIfEmpty().Max();
            string[][] rows = [.. layers.Select(row => RowOf(row.Layer, row.Depth, parameters))];
            int[] widths = [.. Enumerable.Range(0, rows.FirstOrDefault()?.Length ?? 0).Select(column => rows.Max(row => row[column].Length))];
            foreach (string[] row in rows)
            {
                Remark("  " + string.Join("  ", row.Select((cell, column) => column == row.Length - 1
                    ? cell.PadLeft(widths[column])
                    : cell.PadRight(widths[column]))));
            }
        }

        void EmitTraining(TrainingPlan training)
        {
            Remark("  " + string.Join(", ",
            [
                LossTexts.Of(graph.LossOperation!).Name,
                .. PenaltiesOf(plan.Penalty),
                OptimizerEmitter.Of(training.Updates[0]).Description,
                .. LimitsOf(training.Clipping),
            ]));
            if (training.InputGradientRefusal is { } refusal)
                Remark($"  no input gradients: {refusal}");
            if (plan.RunsInLanes)
            {
                Remark($"  training state {Kilobytes(plan.StateFloats)}; no workspace, one sample per lane");
                return;
            }

            Workspace workspace = (training.Step ?? training.Gradients).Workspace;
            string shared = Listed(
                [.. workspace.Buffers.GroupBy(buffer => (buffer.IsPerSample, buffer.Offset)).Select(group => string.Join(", ", group.Select(buffer => buffer.Tensor.Name)))]);
            Remark($"  training state {Kilobytes(plan.StateFloats)}; " +
                $"workspace for {WorkspaceOf(training.Step ?? training.Gradients)}: {shared}");
        }
    }

    /// <summary>What a sample is: <c>64</c>, <c>128 x 9</c>, or <c>14 tokens</c>.</summary>
    public static string InputOf(NetworkGraph graph) => graph.Input.Shape.PerSample + (graph.Input.ElementType == ElementType.Integer ? " tokens" : "");

    private static string WorkspaceOf(PlannedProgram program) => program.IsOnePass
        ? $"each sample of a batch {Kilobytes(program.Workspace.FloatsPerSample)}, and once {Kilobytes(program.Workspace.Floats)}"
        : $"{Literals.Integer(program.Samples)} samples {Kilobytes(program.Workspace.FloatsFor(program.Samples))}";

    private static IEnumerable<string> PenaltiesOf(PenaltyDeclaration? penalty)
    {
        if (penalty is { L1: > 0 })
            yield return "L1 " + Literals.Number(penalty.L1);
        if (penalty is { L2: > 0 })
            yield return "L2 " + Literals.Number(penalty.L2);
    }

    private static IEnumerable<string> LimitsOf(ClippingDeclaration? clipping)
    {
        if (clipping?.MaxNorm is { } norm)
            yield return "gradients clipped to the norm " + Literals.Number(norm);
        if (clipping?.MaxValue is { } value)
            yield return "gradients clipped to " + Literals.Number(value);
    }

    /// <summary>What shares a place in the workspace, as much of it as a reader can take in.</summary>
    private static string Listed(string[] places)
    {
        int end = 0, shown = places.TakeWhile(place => (end += place.Length) <= MostNames).Count();
        return string.Join(" | ", [.. places.Take(shown), .. shown < places.Length ? [$"and {places.Length - shown} more"] : Array.Empty<string>()]);
    }

    private static string Kilobytes(long floats) => Literals.Grouped((floats * sizeof(float) + 1023) / 1024) + " KB";

    /// <summary>Layers, and behind each block those that it is made of: once where its repetitions are alike.</summary>
    private static IEnumerable<(int Depth, LayerDescription Layer)> Shown(ImmutableArray<LayerDescription> layers, int depth)
    {
        foreach (LayerDescription layer in layers)
        {
            yield return (depth, layer);
            // A repetition that keeps the shape is followed by its like.
            foreach (ImmutableArray<LayerDescription> part in layer.Input.Equals(layer.Output) ? layer.Parts.Take(1) : layer.Parts)
            {
                foreach ((int, LayerDescription) row in Shown(part, depth + 1))
                    yield return row;
            }
        }
    }

    /// <summary>The layer's name, its shapes, what else there is to say, its parameters, and their number.</summary>
    private static string[] RowOf(LayerDescription layer, int depth, int parameters)
    {
        bool isFrozen = layer.Parameters.Any(parameter => !parameter.IsTrainable);
        string[] tensors = [.. Parameter.TensorsOf(layer.Parameters).Select(tensor => tensor.Path.Substring(tensor.Path.LastIndexOf('.') + 1) + " " + tensor.Shape)];
        if (isFrozen)
            tensors[tensors.Length - 1] += " frozen";
        return
        [
            new string(' ', 2 * depth) + layer.Name,
            $"{layer.Input.PerSample} -> {layer.Output.PerSample}",
            layer.Detail,
            .. tensors,
            .. Enumerable.Repeat("", parameters - tensors.Length),
            Literals.Grouped(layer.ParameterCount),
        ];
    }
}
