using System.Collections.Immutable;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Graph.Operations;

/// <summary>Each column normalised by the statistics of the batch, scaled and shifted: (x - mean) · factor · weight + bias.</summary>
internal sealed class BatchNormalize : Operation
{
    private BatchNormalize(Tensor value, BatchMoments moments, Parameter weight, Parameter? bias, Tensor output)
        : base(output, bias is null ? [value, moments.Mean, moments.Factor, weight] : [value, moments.Mean, moments.Factor, weight, bias])
    {
    }

    public Tensor Value => Inputs[0];

    public Tensor Mean => Inputs[1];

    /// <summary>1 / √(variance + ε).</summary>
    public Tensor Factor => Inputs[2];

    public Tensor Weight => Inputs[3];

    public Tensor? Bias => Inputs.Length > 4 ? Inputs[4] : null;

    public override ImmutableArray<Nest> Nests =>
    [
        Nest.Map(Output, axes =>
        {
            Expression scaled = (Load.At(Value, axes) - Load.At(Mean, axes)) * Load.At(Factor, axes) * Load.At(Weight, axes);
            return Bias is { } bias ? scaled + Load.At(bias, axes) : scaled;
        }),
    ];

    public static Tensor Append(NetworkGraph graph, string name, Tensor value, BatchMoments moments, Parameter weight, Parameter? bias) =>
        graph.Append(new BatchNormalize(value, moments, weight, bias, graph.NewValue(name, value.Shape)));

    /// <summary>
    /// With n = (x - mean) · factor and the gradient g: that of the weight is Σ g · n, that of the bias Σ g, and that of the value
    /// weight · factor · (g - mean of g - n · mean of g · n), since the statistics, too, are made of all values.
    /// </summary>
    public override void Differentiate(Adjoints adjoints)
    {
        NetworkGraph graph = adjoints.Graph;
        Tensor gradient = adjoints.Of(Output);
        SampleProducts samples = SampleProducts.Append(graph, Output.Name + "Gradient", this, gradient);
        if (adjoints.Needs(Weight))
            adjoints.Contribute(Weight, name => SumTo.Append(graph, name, Weight, samples.Products));
        if (Bias is { } bias && adjoints.Needs(bias))
            adjoints.Contribute(bias, name => SumTo.Append(graph, name, bias, samples.Sums));
        if (adjoints.Needs(Value))
            adjoints.Contribute(Value, name => BatchNormalizeGradient.Append(graph, name, this, gradient, BatchMeans.Append(graph, name, samples)));
    }
}
