using System.Collections.Immutable;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The gradient of what <see cref="BatchNormalize"/> normalises: weight · factor · (g - mean of g - n · mean of g · n), where n is the normalised value.
/// </summary>
internal sealed class BatchNormalizeGradient : Operation
{
    private BatchNormalizeGradient(BatchNormalize normalize, Tensor gradient, BatchMeans means, Tensor output)
        : base(output, gradient, normalize.Value, normalize.Mean, normalize.Factor, normalize.Weight, means.MeanOfSums, means.MeanOfProducts)
    {
    }

    public Tensor Gradient => Inputs[0];

    public Tensor Value => Inputs[1];

    public Tensor Mean => Inputs[2];

    public Tensor Factor => Inputs[3];

    public Tensor Weight => Inputs[4];

    public Tensor MeanGradient => Inputs[5];

    public Tensor MeanProduct => Inputs[6];

    public override ImmutableArray<Nest> Nests =>
    [
        Nest.Map(Output, axes =>
        {
            Load factor = Load.At(Factor, axes);
            Expression normalized = (Load.At(Value, axes) - Load.At(Mean, axes)) * factor;
            return (Load.At(Gradient, axes) - Load.At(MeanGradient, axes) - normalized * Load.At(MeanProduct, axes)) * (factor * Load.At(Weight, axes));
        }),
    ];

    public static Tensor Append(NetworkGraph graph, string name, BatchNormalize normalize, Tensor gradient, BatchMeans means) =>
        graph.Append(new BatchNormalizeGradient(normalize, gradient, means, graph.NewValue(name, gradient.Shape)));
}
