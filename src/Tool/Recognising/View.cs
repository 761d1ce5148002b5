using System.Collections.Immutable;

namespace NetGen.Tool.Recognising;

/// <summary>
/// How the axes of a model's value lie on those of NetGen's: each is a list of parts of axes, the outermost first; none for an extent of 1. What
/// only changes the order or the grouping of elements is therefore another view of the same value, and no layer.
/// </summary>
internal sealed class View
{
    /// <summary>The number of samples where a model does not fix it, and in place of those that it fixes, unless it is one: a prime, which no other extent has as a factor.</summary>
    public const int Samples = 9973;

    private readonly ImmutableArray<ImmutableArray<Atom>> _axes;

    public View(params IEnumerable<IEnumerable<Atom>> axes) => _axes = [.. axes.Select(Merge)];

    /// <summary>The samples; an extent of 1, which no axis shows, if the model is for one of them.</summary>
    public Atom Batch => Atoms.FirstOrDefault(atom => atom.Axis == Axis.Batch, new Atom(Axis.Batch, 1));

    public int Rank => _axes.Length;

    public int[] Shape => [.. _axes.Select(axis => axis.Aggregate(1, (product, atom) => product * atom.Extent))];

    public IEnumerable<Atom> Atoms => _axes.SelectMany(axis => axis);

    public ImmutableArray<Atom> this[int axis] => _axes[axis];

    /// <summary>Samples in this order of parts.</summary>
    public static View? Of(IEnumerable<Atom> atoms, int[] shape) => new View([atoms]).Reshape(shape);

    /// <summary>Whether an extent has the number of samples as a factor.</summary>
    public static bool IsOfSamples(int extent) => extent > 0 && extent % Samples == 0;

    /// <summary>Whether an axis of the model's consists of these parts.</summary>
    public bool Is(int axis, params IEnumerable<Atom> atoms) => _axes[axis].SequenceEqual(Merge(atoms));

    public View Transpose(IEnumerable<int> permutation) => new(permutation.Select(axis => (IEnumerable<Atom>)_axes[axis]));

    /// <summary>The view with axes of 1 before its own, as values of fewer axes are combined with others.</summary>
    public View ToRank(int rank) => new([.. Enumerable.Repeat(Enumerable.Empty<Atom>(), Math.Max(rank - Rank, 0)), .. _axes]);

    /// <summary>The view with other parts for one axis.</summary>
    public View With(int axis, params IEnumerable<Atom> atoms) => new(_axes.Select((own, i) => i == axis ? atoms : own));

    /// <summary>The view without some axes, or with an extent of 1 in their place.</summary>
    public View Without(IEnumerable<int> axes, bool keepsAxes) => new(_axes
        .Index()
        .Where(axis => keepsAxes || !axes.Contains(axis.Index))
        .Select(axis => axes.Contains(axis.Index) ? (IEnumerable<Atom>)[] : axis.Item));

    /// <summary>The view with another grouping of the same elements; null if an axis would begin within a part that cannot be divided there.</summary>
    public View? Reshape(int[] shape)
    {
        var rest = new LinkedList<Atom>(Atoms);
        var axes = new List<IEnumerable<Atom>>();
        foreach (int extent in shape)
        {
            var axis = new List<Atom>();
            int left = extent;
            while (left > 1)
            {
                if (rest.First is not { Value: var atom })
                    return null;
                rest.RemoveFirst();
                if (left % atom.Extent == 0)
                {
                    axis.Add(atom);
                    left /= atom.Extent;
                    continue;
                }

                if (atom.Extent % left != 0)
                    return null;
                int inner = atom.Extent / left;
                axis.Add(atom with { Extent = left, Stride = atom.Stride * inner });
                rest.AddFirst(atom with { Extent = inner });
                left = 1;
            }

            axes.Add(axis);
        }

        return rest.Count == 0 ? new View(axes) : null;
    }

    /// <summary>For each index of an axis that has only parts of one axis of NetGen's, where it is on that.</summary>
    public int[] IndicesOf(int axis)
    {
        int[] indices = [0];
        foreach (Atom atom in _axes[axis])
            indices = [.. indices.SelectMany(index => Enumerable.Range(0, atom.Extent).Select(i => index + (i * atom.Stride)))];
        return indices;
    }

    private static ImmutableArray<Atom> Merge(IEnumerable<Atom> atoms)
    {
        var merged = new List<Atom>();
        foreach (Atom atom in atoms.Where(atom => atom.Extent > 1))
        {
            if (merged.Count > 0 && merged[^1] is var last && last.Axis == atom.Axis && last.Stride == atom.Stride * atom.Extent)
                merged[^1] = atom with { Extent = last.Extent * atom.Extent };
            else
                merged.Add(atom);
        }

        return [.. merged];
    }
}
