using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints nests with the samples in the lanes, everything else unrolled: a local for each element.</summary>
internal sealed class LaneNestEmitter(CodeWriter writer, LaneKernel kernel)
{
    /// <summary>Products stand side by side up to here.</summary>
    private const int MostColumns = 136;

    /// <summary>Prints the locals in which the samples are summed up.</summary>
    public void EmitSums()
    {
        foreach (Nest nest in kernel.Nests.Where(step => step.Phase == LanePhase.Samples).Select(step => step.Nest))
        {
            foreach (Tensor sum in nest.Writes.Where(tensor => !tensor.Shape.HasBatch))
            {
                for (int i = 0; i < sum.Shape.ElementsPerSample; i++)
                    writer.Line($"V {LaneEmitter.Element(sum, i)} = V.Zero;");
            }
        }
    }

    public void Emit(Nest nest)
    {
        if (nest.Reductions.Any(reduction => reduction.Axes.Any(axis => axis.Extent.IsBatch)))
        {
            EmitSumOfSamples(nest);
            return;
        }

        for (int i = 0; i < nest.Reductions.Length; i++)
        {
            // A single sum is the result, or becomes it.
            if (nest.Reductions.Length == 1 && nest.Result.Value is Reduced)
                EmitSum(nest);
            else
                EmitReduction(nest, i);
        }

        foreach (Result result in nest.Results.Where(result => nest.Reductions.Length != 1 || result.Value is not Reduced))
        {
            ImmutableArray<Axis> axes = [.. nest.Axes.Where(axis => result.Indices.Any(index => index.FactorOf(axis) != 0))];
            foreach (LanePoint point in LanePoint.Of(axes))
                writer.Line($"V {Place(result, point)} = {Expression(nest, point).Of(result.Value)};");
        }
    }

    /// <summary>The sum that a result is: a chain of products that begins with the bias where there is one.</summary>
    private void EmitSum(Nest nest)
    {
        Reduction sum = nest.Reductions[0];
        foreach (LanePoint point in LanePoint.Of(nest.Axes))
        {
            string name = Place(nest.Result, point);
            string line = "";
            foreach ((LanePoint inner, int k) in LanePoint.Of(sum.Axes).Select((inner, k) => (inner, k)))
            {
                LaneExpression expression = Expression(nest, point.And(inner));
                string product = k > 0 ? expression.Added(sum.Body, name)
                    : $"V {name} = {expression.Of(sum.Start is null ? sum.Body : sum.Body + sum.Start)};";
                if (line.Length > 0 && line.Length + product.Length >= MostColumns)
                {
                    writer.Line(line);
                    line = "";
                }

                line += (line.Length > 0 ? " " : "") + product;
            }

            writer.Line(line);
        }
    }

    /// <summary>A reduction that other values are made of, once for each point that it depends on.</summary>
    private void EmitReduction(Nest nest, int number)
    {
        Reduction reduction = nest.Reductions[number];
        foreach (LanePoint point in LanePoint.Of(LaneExpression.ScopeOf(nest, number)))
        {
            string name = LaneExpression.NameOf(nest, number, point);
            if (reduction.Axes.IsEmpty)
            {
                writer.Line($"V {name} = {Expression(nest, point).Of(reduction.Body)};");
                continue;
            }

            bool isFirst = true;
            foreach (LanePoint inner in LanePoint.Of(reduction.Axes))
            {
                LanePoint all = point.And(inner);
                LaneExpression expression = Expression(nest, all);
                string element = expression.Of(reduction.Body);
                if (reduction.Keeps)
                {
                    string kept = LaneExpression.KeptNameOf(nest, number, all);
                    writer.Line($"V {kept} = {element};");
                    element = kept;
                }

                writer.Line(isFirst ? $"V {name} = {element};"
                    : reduction.Combination == Combination.Largest ? $"{name} = V.Max({name}, {element});"
                    : reduction.Keeps ? $"{name} += {element};"
                    : expression.Added(reduction.Body, name));
                isFirst = false;
            }
        }
    }

    /// <summary>A sum over the samples: each lane sums up its own.</summary>
    private void EmitSumOfSamples(Nest nest)
    {
        Reduction sum = nest.Reductions[0];
        foreach (LanePoint point in LanePoint.Of(nest.Axes))
        {
            string name = Place(nest.Result, point);
            // What keeps a row of each sample is summed up anew for each vector of samples.
            foreach (LanePoint inner in LanePoint.Of(sum.Axes))
                writer.Line(Expression(nest, point.And(inner)).Added(sum.Body, name));
        }
    }

    private static string Place(Result result, LanePoint point) => LaneEmitter.Element(result.Tensor, point.ElementOf(result.Tensor, result.Indices));

    private LaneExpression Expression(Nest nest, LanePoint point) => new(kernel, nest, point);
}
