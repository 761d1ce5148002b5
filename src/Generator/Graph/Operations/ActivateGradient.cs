using System.Collections.Immutable;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Graph.Operations;

/// <summary>gradient · activation'(x), where the derivative is computed from the activation's output or from its input.</summary>
internal sealed class ActivateGradient : Operation
{
    private ActivateGradient(Activation activation, Tensor gradient, Tensor reference, Tensor output)
        : base(output, gradient, reference) => Activation = activation;

    public Activation Activation { get; }

    public Tensor Gradient => Inputs[0];

    /// <summary>The activation's output, or its input: see <see cref="ReadsOutput"/>.</summary>
    public Tensor Reference => Inputs[1];

    public override ImmutableArray<Nest> Nests =>
        [Nest.Map(Output, axes => Expression.Of(Function.GradientOf(Activation), Load.At(Gradient, axes), Load.At(Reference, axes)))];

    /// <summary>
    /// Whether the output alone tells the derivative, so that the input need not be kept: tanh' = 1 - tanh², and so on.
    /// </summary>
    public static bool ReadsOutput(Activation activation) =>
        activation is not (Activation.Softplus or Activation.Gelu or Activation.Silu
            or Activation.HardSwish or Activation.Mish or Activation.GeluTanh);

    public static Tensor Append(NetworkGraph graph, string name, Activation activation, Tensor gradient, Tensor reference)
    {
        if (!gradient.Shape.Equals(reference.Shape))
            throw new ArgumentException($"{gradient} and {reference} differ in shape.");
        return graph.Append(new ActivateGradient(activation, gradient, reference, graph.NewValue(name, gradient.Shape)));
    }
}
