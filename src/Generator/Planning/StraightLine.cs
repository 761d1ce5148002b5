using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Planning;

/// <summary>Covers one program with a single straight-line kernel, and the penalties of weights, which no sample has a part in.</summary>
internal static class StraightLine
{
    public static IReadOnlyList<Kernel> Kernels(
        string name,
        ParameterLayout layout,
        IReadOnlyList<Operation> operations,
        IReadOnlyList<Tensor> results,
        IReadOnlyDictionary<Tensor, ParameterUpdate> updates)
    {
        PenaltyTerms[] terms = [.. TermsOf(operations)];
        var lanes = new LaneKernel(
            name,
            StepsOf(operations, results)!.Value,
            [.. results.Where(result => result.Shape.HasBatch)],
            [.. results.Where(updates.ContainsKey).Select(Rest)]);
        return [lanes, .. operations.OfType<WeightPenalty>().Select(Kernel)];

        // What the samples sum up.
        Tensor Rest(Tensor gradient) => terms.FirstOrDefault(term => term.Sum.Output == gradient)?.Rest ?? gradient;

        PenaltyKernel Kernel(WeightPenalty penalty)
        {
            PenaltyTerms? term = terms.FirstOrDefault(term => term.Gradient.Weight == penalty.Weight);
            GradientSink? sink = term is null ? null : new GradientSink(updates[term.Sum.Output], Descends: false);
            string weight = penalty.Weight.Name.PascalCase();
            return new PenaltyKernel($"{weight}Penalty{(sink is null ? "" : "Gradient")}", penalty, layout[penalty.Weight].Floats, sink);
        }
    }

    /// <summary>The program as steps of straight-line code; null where it cannot run so.</summary>
    public static ImmutableArray<LaneStep>? StepsOf(IReadOnlyList<Operation> operations, IReadOnlyList<Tensor> results)
    {
        PenaltyTerms[] terms = [.. TermsOf(operations)];
        HashSet<Operation> covered =
        [
            .. operations.OfType<WeightPenalty>(), .. terms.Select(term => term.Gradient), .. terms.Select(term => term.Sum),
            .. operations.OfType<LossGradient>(),
        ];
        var steps = ImmutableArray.CreateBuilder<LaneStep>();
        var phases = new Dictionary<Tensor, LanePhase>();
        foreach (Operation operation in operations.Where(operation => !covered.Contains(operation)))
        {
            if (operation is LossOperation loss)
                steps.Add(new LaneLoss(loss, operations.OfType<LossGradient>().SingleOrDefault(gradient => gradient.Loss == loss)));
            else if (operation.Nests.IsEmpty)
                return null;
            foreach (Nest nest in operation.Nests.Length == 1 ? [WithBias(operation.Nests[0])] : operation.Nests)
            {
                if (PhaseOf(nest) is not { } phase)
                    return null;
                steps.Add(new LaneNest(nest, phase));
                foreach (Result result in nest.Results)
                    phases[result.Tensor] = result.Tensor.Shape.HasBatch ? phase : phase == LanePhase.Before ? phase : LanePhase.After;
            }
        }

        return steps.ToImmutable();

        // The bias is what the sum begins with.
        Nest WithBias(Nest nest)
        {
            Operation[] readers = [.. operations.Where(reader => reader.Inputs.Contains(nest.Result.Tensor))];
            if (nest.IsMap || results.Contains(nest.Result.Tensor) || readers is not [Add { Right: Parameter } add]
                || Joining.Join(nest, add.Nests[0]) is not { Reductions: [{ Start: not null }] } joint)
            {
                return nest;
            }

            covered.Add(add);
            return joint;
        }

        // Sums over the samples are complete, but for their lanes, after the last of them; what is linear in them may read them then.
        LanePhase? PhaseOf(Nest nest)
        {
            bool readsSums = nest.Reads.Any(tensor => phases.TryGetValue(tensor, out LanePhase phase) && phase == LanePhase.After);
            if (nest.Axes.Concat(nest.Reductions.SelectMany(reduction => reduction.Axes)).Any(axis => axis.Extent.IsBatch))
                return readsSums ? null : LanePhase.Samples;
            if (!readsSums)
                return LanePhase.Before;
            return nest.Values.SelectMany(value => value.Parts).OfType<Apply>().All(apply => apply.Function.Kind is FunctionKind.Add or FunctionKind.Multiply)
                ? LanePhase.After
                : null;
        }
    }

    private static IEnumerable<PenaltyTerms> TermsOf(IReadOnlyList<Operation> operations) =>
        operations.OfType<WeightPenalty>().Select(penalty => PenaltyTerms.Of(operations, penalty)).OfType<PenaltyTerms>();
}
