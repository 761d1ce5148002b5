namespace NetGen.Generator.Graph.Operations;

/// <summary>The gradient of what a depthwise convolution slides over: that of each window, times the weight, added to the values under its taps.</summary>
internal sealed class DepthwiseInputGradient : Operation
{
    private DepthwiseInputGradient(Tensor gradient, Tensor weight, Window window, Tensor output)
        : base(output, gradient, weight) => Window = window;

    /// <summary>The gradient of the convolution's output.</summary>
    public Tensor Gradient => Inputs[0];

    public Tensor Weight => Inputs[1];

    public Window Window { get; }

    public override long MultiplyAddsPerSample => (long)Gradient.Shape.ElementsPerSample * Window.Taps;

    public override Routine? Routine => new(
        "DepthwiseConvolution.Spread", DepthwiseConvolution.ArgumentsOf(Output.Shape, Window), $"each channel of {Gradient} x {Weight}, spread over its window");

    public static Tensor Append(NetworkGraph graph, string name, Tensor gradient, Tensor weight, Window window, Shape image) =>
        window.Over(image, image.Columns).Equals(gradient.Shape) && weight.Shape.Equals(DepthwiseConvolution.WeightOf(image.Columns, window))
            ? graph.Append(new DepthwiseInputGradient(gradient, weight, window, graph.NewValue(name, image)))
            : throw new ArgumentException($"The channels of {gradient} cannot be spread over {image} by {weight}.");
}
