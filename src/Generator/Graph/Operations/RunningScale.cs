using System.Collections.Immutable;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Graph.Operations;

/// <summary>What batch normalisation multiplies each column by when the network infers: weight / √(running variance + ε).</summary>
internal sealed class RunningScale : Operation
{
    private RunningScale(Tensor runningVariance, Tensor weight, float epsilon, Tensor output)
        : base(output, runningVariance, weight) => Epsilon = epsilon;

    public Tensor RunningVariance => Inputs[0];

    public Tensor Weight => Inputs[1];

    public float Epsilon { get; }

    public override string Constants => Meaning.Text(Epsilon);

    public override ImmutableArray<Nest> Nests =>
        [Nest.Map(Output, axes => Load.At(Weight, axes) * Expression.Of(FunctionKind.InverseRoot, Load.At(RunningVariance, axes) + Epsilon))];

    public static Tensor Append(NetworkGraph graph, string name, Tensor runningVariance, Tensor weight, float epsilon) =>
        graph.Append(new RunningScale(runningVariance, weight, epsilon, graph.NewValue(name, weight.Shape)));
}
