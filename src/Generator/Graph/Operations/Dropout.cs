using System.Collections.Immutable;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// Each value, or each channel of a sample, made 0 with the probability of the rate, and otherwise multiplied by 1 / (1 - rate). What is
/// dropped is a function of the layer and the place, and multiplies the gradient as well: the operation is its own adjoint.
/// </summary>
internal sealed class Dropout : Operation
{
    private Dropout(float rate, int layer, Tensor value, bool ofChannels, Tensor output)
        : base(output, value)
    {
        Rate = rate;
        Layer = layer;
        OfChannels = ofChannels;
    }

    public float Rate { get; }

    /// <summary>The number of the layer, which chooses what is dropped.</summary>
    public int Layer { get; }

    /// <summary>Whether a place is a channel of a sample, all of whose values share it.</summary>
    public bool OfChannels { get; }

    public Tensor Value => Inputs[0];

    /// <summary>What makes up for the values that are dropped.</summary>
    public float Scale => (float)(1 / (1 - (double)Rate));

    public override ImmutableArray<Nest> Nests =>
    [
        Nest.Map(Output, axes => new Dropped(Load.At(Value, axes), Rate, Scale, Layer, axes[0], PlaceOf(axes))),
    ];

    public static Tensor Append(NetworkGraph graph, string name, float rate, int layer, Tensor value, bool ofChannels = false) =>
        graph.Append(new Dropout(rate, layer, value, ofChannels, graph.NewValue(name, value.Shape)));

    public override void Differentiate(Adjoints adjoints)
    {
        if (adjoints.Needs(Value))
            adjoints.Contribute(Value, name => Append(adjoints.Graph, name, Rate, Layer, adjoints.Of(Output), OfChannels));
    }

    private Position PlaceOf(ImmutableArray<Axis> axes) => OfChannels ? axes[axes.Length - 1] : Position.Flattened(axes.Skip(1));
}
