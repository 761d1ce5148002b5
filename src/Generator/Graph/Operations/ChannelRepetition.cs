using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph.Operations;

/// <summary>An image or a sequence with each channel several times, one beside the other. Its gradient adds up what they are told.</summary>
internal sealed class ChannelRepetition : Operation
{
    private ChannelRepetition(Tensor value, int times, bool isGradient, Tensor output)
        : base(output, value) => (Times, IsGradient) = (times, isGradient);

    public Tensor Value => Inputs[0];

    public int Times { get; }

    /// <summary>Whether it is the way back.</summary>
    public bool IsGradient { get; }

    public override string Constants => FormattableString.Invariant($"{Times} {IsGradient}");

    public override Routine? Routine
    {
        get
        {
            Shape single = IsGradient ? Output.Shape : Value.Shape;
            return new(
                IsGradient ? "ChannelRepetition.Sum" : "ChannelRepetition.Repeat",
                new([FormattableString.Invariant($"{Routine.Rows(single)}, {Times}")]),
                $"{Value}, {(IsGradient ? $"each {Times} channels summed" : $"each channel {Times} times")}");
        }
    }

    /// <summary>Appends an image with each channel repeated. Returns the image itself if the number is 1.</summary>
    public static Tensor Append(NetworkGraph graph, string name, Tensor value, int times) => times == 1
        ? value
        : graph.Append(new ChannelRepetition(value, times, isGradient: false, graph.NewValue(name, value.Shape.WithColumns(value.Shape.Columns * times))));

    /// <summary>The convolution that reads it says it.</summary>
    public override void Export(OnnxExport onnx)
    {
    }

    public override void Differentiate(Adjoints adjoints)
    {
        if (adjoints.Needs(Value))
        {
            adjoints.Contribute(Value, name => adjoints.Graph.Append(
                new ChannelRepetition(adjoints.Of(Output), Times, isGradient: true, adjoints.Graph.NewValue(name, Value.Shape))));
        }
    }
}
