using System.Collections.Immutable;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The gradient of a convolution's weight [filters, channels, taps…]: summed over all positions of the window in all samples, the value under a
/// tap times the gradient of a filter's output.
/// </summary>
internal sealed class ConvolutionWeightGradient : Operation
{
    private ConvolutionWeightGradient(Tensor value, Tensor gradient, Window window, Tensor output)
        : base(output, value, gradient) => Window = window;

    public Tensor Value => Inputs[0];

    /// <summary>The gradient of the convolution's output.</summary>
    public Tensor Gradient => Inputs[1];

    public Window Window { get; }

    public override long MultiplyAddsPerSample => (long)Gradient.Shape.RowsPerSample * Output.Shape.ElementsPerSample;

    public override ImmutableArray<Nest> Nests
    {
        get
        {
            ImmutableArray<Axis> summed = [.. Axis.Of(Gradient.Shape).Take(Gradient.Shape.Rank - 1)];
            var places = new WindowPlaces(Window, summed.RemoveAt(0));
            Axis filter = new("filter", Gradient.Shape.Columns), channel = new("channel", Value.Shape.Columns);
            ImmutableArray<Axis> axes = [filter, channel, .. places.Taps];
            var sum = new Reduction(
                "sum", Combination.Sum, summed,
                places.Load(Value, summed[0], channel) * new Load(Gradient, [.. summed.Select(axis => (Position)axis), filter]));
            return [new Nest(axes, [sum], [new Result(Output, [.. axes.Select(axis => (Position)axis)], new Reduced(0))])];
        }
    }

    public static Tensor Append(NetworkGraph graph, string name, Tensor value, Tensor gradient, Window window) =>
        window.Over(value.Shape, gradient.Shape.Columns).Equals(gradient.Shape)
            ? graph.Append(new ConvolutionWeightGradient(
                value, gradient, window, graph.NewValue(name, new Shape([gradient.Shape.Columns, value.Shape.Columns, .. window.Sizes]))))
            : throw new ArgumentException($"{gradient} is not the gradient of a convolution of {value}.");
}
