using System.Collections.Immutable;
using NetGen.Generator.Nests;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// What a convolution with a weight [filters, channels, taps…] spreads over the positions of its windows, given a row of filters for each of
/// them: the gradient of the convolution's input, or a transposed convolution.
/// </summary>
internal sealed class TransposedConvolution : Operation
{
    private TransposedConvolution(Tensor value, Tensor weight, Window window, Tensor output)
        : base(output, value, weight) => Window = window;

    /// <summary>A row of filters for each window.</summary>
    public Tensor Value => Inputs[0];

    public Tensor Weight => Inputs[1];

    /// <summary>The window, as it slides over the output.</summary>
    public Window Window { get; }

    public override string Constants => Window.Constants;

    /// <summary>How many groups of positions there are that the same taps touch.</summary>
    public int Phases => Window.Axes.Select((axis, i) => Math.Min(axis.Stride, Output.Shape[i + 1].Size)).Aggregate(1, (all, phases) => all * phases);

    public override long MultiplyAddsPerSample => (long)Value.Shape.RowsPerSample * Weight.Shape.ElementsPerSample;

    /// <summary>
    /// Positions between which there is a whole number of strides are touched by the same taps; these are a nest, one for each phase of the stride.
    /// </summary>
    public override ImmutableArray<Nest> Nests
    {
        get
        {
            IEnumerable<ImmutableArray<Phase>> phases = [[]];
            for (int i = 0; i < Window.Axes.Count; i++)
            {
                Phase[] next = [.. Phase.Of(Window.Axes[i], Output.Shape[i + 1].Size)];
                phases = [.. phases.SelectMany(_ => next, (before, phase) => before.Add(phase))];
            }

            return [.. phases.Select(NestOf)];
        }
    }

    public static Tensor Append(NetworkGraph graph, string name, Tensor value, Tensor weight, Window window, Shape output)
    {
        if (!window.Over(output, value.Shape.Columns).Equals(value.Shape) || !weight.Shape.SequenceEqual([value.Shape.Columns, output.Columns, .. window.Sizes]))
            throw new ArgumentException($"{value} cannot be spread over {output} by {weight}.");
        return graph.Append(new TransposedConvolution(value, weight, window, graph.NewValue(name, output)));
    }

    public override void Export(OnnxExport onnx)
    {
        Tensor result = Output;
        Tensor? bias = onnx.AbsorbBias(ref result);
        string[] inputs = [onnx.In(Value, AxisOrder.Planes), onnx.Weight(Weight), .. bias is null ? Array.Empty<string>() : [onnx.Weight(bias)]];
        int[] added = [.. Window.Axes.Select((axis, i) => checked((int)(
            Output.Shape[i + 1].Size + axis.Before + axis.After - axis.Extent - (Value.Shape[i + 1].Size - 1L) * axis.Stride)))];
        IEnumerable<OnnxAttribute> attributes = WindowAttributes.Of(Window);
        if (added.Any(positions => positions > 0))
            attributes = attributes.Append(OnnxAttribute.OfList("output_padding", added));
        onnx.Define(result, AxisOrder.Planes, "ConvTranspose", inputs, attributes);
    }

    public override void Differentiate(Adjoints adjoints)
    {
        Tensor gradient = adjoints.Of(Output);
        if (adjoints.Needs(Value))
            adjoints.Contribute(Value, name => Convolution.Append(adjoints.Graph, name, gradient, Weight, Window));
        if (adjoints.Needs(Weight))
            adjoints.Contribute(Weight, name => ConvolutionWeightGradient.Append(adjoints.Graph, name, gradient, Value, Window));
    }

    private Nest NestOf(ImmutableArray<Phase> phases)
    {
        ImmutableArray<Axis> all = Axis.Of(Output.Shape);
        ImmutableArray<Axis> positions = [.. phases.Select((phase, i) => new Axis(all[i + 1].Name, phase.Count))];
        Axis sample = all[0], channel = all[all.Length - 1];
        ImmutableArray<Position> place = [sample, .. phases.Select((phase, i) => new Position([new Term(positions[i], phase.Stride)], phase.First)), channel];
        ImmutableArray<Axis> axes = [sample, .. positions, channel];
        if (phases.Any(phase => phase.Taps == 0))
            return new Nest(axes, [], [new Result(Output, place, 0f)]);

        ImmutableArray<Axis> taps = [.. phases.Select((phase, i) => new Axis(phases.Length - 1 - i == 0 ? "tap" : "tapRow", phase.Taps))];
        var filter = new Axis("filter", Value.Shape.Columns);
        ImmutableArray<Position> windows = [.. phases.Select((phase, i) =>
            new Position([new Term(positions[i], 1), new Term(taps[i], -phase.WindowStep)], phase.FirstWindow))];
        bool isOutside = phases.Select((phase, i) => phase.LeavesOut(Value.Shape[i + 1].Size)).Any(leaves => leaves);
        var sum = new Reduction(
            "sum", Combination.Sum, taps.Add(filter),
            new Load(Value, [sample, .. windows, filter], isOutside)
            * new Load(Weight, [filter, channel, .. phases.Select((phase, i) => new Position([new Term(taps[i], phase.TapStep)], phase.FirstTap))]));
        return new Nest(axes, [sum], [new Result(Output, place, new Reduced(0))]);
    }

    /// <summary>Positions along one dimension that the same taps touch: every <paramref name="Stride"/>th one.</summary>
    /// <param name="Stride">Positions from one to the next.</param>
    /// <param name="First">The first of them.</param>
    /// <param name="Count">How many there are.</param>
    /// <param name="Taps">How many taps touch each of them.</param>
    /// <param name="FirstTap">The first of these taps.</param>
    /// <param name="TapStep">From one of them to the next.</param>
    /// <param name="FirstWindow">The window whose first such tap touches the first position.</param>
    /// <param name="WindowStep">How many windows before it the window is whose next such tap does.</param>
    private sealed record Phase(int Stride, int First, int Count, int Taps, int FirstTap, int TapStep, int FirstWindow, int WindowStep)
    {
        public static IEnumerable<Phase> Of(WindowAxis axis, int positions)
        {
            int tapStep = axis.Stride / GreatestCommonDivisor(axis.Stride, axis.Dilation);
            for (int first = 0; first < Math.Min(axis.Stride, positions); first++)
            {
                int count = (positions - first + axis.Stride - 1) / axis.Stride;
                int[] taps = [.. Enumerable.Range(0, axis.Size).Where(tap => (first + axis.Before - tap * axis.Dilation) % axis.Stride == 0)];
                int firstTap = taps.FirstOrDefault();
                yield return new Phase(
                    axis.Stride, first, count, taps.Length, firstTap, tapStep, (first + axis.Before - firstTap * axis.Dilation) / axis.Stride,
                    tapStep * axis.Dilation / axis.Stride);
            }
        }

        /// <summary>Whether some of the positions are touched by fewer taps, of so many windows.</summary>
        public bool LeavesOut(int windows) => FirstWindow - (Taps - 1) * WindowStep < 0 || FirstWindow + Count - 1 >= windows;

        private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
    }
}
