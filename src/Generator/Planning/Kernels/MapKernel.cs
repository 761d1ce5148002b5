using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>What is stored of the values that a <see cref="MapKernel"/> has in registers.</summary>
/// <param name="Value">The value: one that is computed, or one that is read.</param>
/// <param name="Target">Where it goes.</param>
internal sealed record MapStore(Tensor Value, Tensor Target);

/// <summary>
/// Functions of elements at the same place, one after the other, on a row of each sample in a step of a scan. Their values stay in registers, and are
/// stored where something else reads them: after all reads, so that they may replace what is read.
/// </summary>
/// <param name="Name">See <see cref="Kernel"/>.</param>
/// <param name="Lines">The functions, in an order in which they can run.</param>
/// <param name="Stores">What is stored.</param>
/// <param name="Steps">Steps of the sequences.</param>
/// <param name="OfSequences">What it reads and stores that is a step of a sequence, so that the rows of two samples lie that many steps apart.</param>
internal sealed record MapKernel(
    string Name, ImmutableArray<Nest> Lines, ImmutableArray<MapStore> Stores, int Steps, ImmutableHashSet<Tensor> OfSequences) : Kernel(Name)
{
    /// <summary>The columns of a row.</summary>
    public int Columns => Stores[0].Value.Shape.Columns;

    public override ImmutableArray<Tensor> Reads
    {
        get
        {
            HashSet<Tensor> own = [.. Lines.Select(line => line.Result.Tensor)];
            return [.. Lines.SelectMany(line => line.Reads).Concat(Stores.Select(store => store.Value)).Where(tensor => !own.Contains(tensor)).Distinct()];
        }
    }

    public override ImmutableArray<Tensor> Writes => [.. Stores.Select(store => store.Target)];

    public override Division Division => Division.Samples;
}
