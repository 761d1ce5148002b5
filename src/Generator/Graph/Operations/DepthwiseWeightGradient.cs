namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The gradient of a depthwise convolution's weight [channels, 1, taps…]: summed over all positions of the window in all samples, the value
/// under a tap times the gradient of the channel's output.
/// </summary>
internal sealed class DepthwiseWeightGradient : Operation
{
    private DepthwiseWeightGradient(Tensor value, Tensor gradient, Window window, Tensor output)
        : base(output, value, gradient) => Window = window;

    public Tensor Value => Inputs[0];

    /// <summary>The gradient of the convolution's output.</summary>
    public Tensor Gradient => Inputs[1];

    public Window Window { get; }

    public override long MultiplyAddsPerSample => (long)Gradient.Shape.ElementsPerSample * Window.Taps;

    public override Routine? Routine => new(
        "DepthwiseConvolution.WeightGradient", DepthwiseConvolution.ArgumentsOf(Value.Shape, Window),
        $"the sum over n and all windows of {Value} x {Gradient}, channel by channel");

    public static Tensor Append(NetworkGraph graph, string name, Tensor value, Tensor gradient, Window window) =>
        window.Over(value.Shape, value.Shape.Columns).Equals(gradient.Shape)
            ? graph.Append(new DepthwiseWeightGradient(
                value, gradient, window, graph.NewValue(name, DepthwiseConvolution.WeightOf(value.Shape.Columns, window))))
            : throw new ArgumentException($"{gradient} is not the gradient of a depthwise convolution of {value}.");
}
