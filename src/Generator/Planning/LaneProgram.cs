using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Planning;

/// <summary>Covers one program with a single straight-line kernel, and the penalties of weights, which no sample has a part in.</summary>
internal static class LaneProgram
{
    public static IReadOnlyList<Kernel> Kernels(
        string name,
        ParameterLayout layout,
        IReadOnlyList<Operation> operations,
        IReadOnlyList<Tensor> results,
        IReadOnlyDictionary<Tensor, ParameterUpdate> updates)
    {
        WeightPenalty[] penalties = [.. operations.OfType<WeightPenalty>()];
        PenaltyTerms[] terms = [.. penalties.Select(penalty => PenaltyTerms.Of(operations, penalty)).OfType<PenaltyTerms>()];
        Operation[] others = [.. penalties, .. terms.Select(term => term.Gradient), .. terms.Select(term => term.Sum)];
        var lanes = new LaneKernel(
            name,
            [.. operations.Except(others)],
            [.. results.Where(result => result.Shape.HasBatch)],
            [.. results.Where(updates.ContainsKey).Select(Rest)]);
        return [lanes, .. penalties.Select(Kernel)];

        // What the samples sum up.
        Tensor Rest(Tensor gradient) => terms.FirstOrDefault(term => term.Sum.Output == gradient)?.Rest ?? gradient;

        PenaltyKernel Kernel(WeightPenalty penalty)
        {
            PenaltyTerms? term = terms.FirstOrDefault(term => term.Gradient.Weight == penalty.Weight);
            GradientSink? sink = term is null ? null : new GradientSink(updates[term.Sum.Output], Descends: false);
            string weight = char.ToUpperInvariant(penalty.Weight.Name[0]) + penalty.Weight.Name.Substring(1);
            return new PenaltyKernel($"{weight}Penalty{(sink is null ? "" : "Gradient")}", penalty, layout[penalty.Weight].Floats, sink);
        }
    }
}
