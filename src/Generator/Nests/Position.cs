using System.Collections.Immutable;

namespace NetGen.Generator.Nests;

/// <summary>An axis, and how far one step along it goes.</summary>
internal readonly record struct Term(Axis Axis, int Factor);

/// <summary>A place in one dimension of a tensor: Σ factor · axis + offset.</summary>
internal sealed class Position(ImmutableArray<Term> terms, int offset = 0)
{
    public ImmutableArray<Term> Terms { get; } = terms;

    public int Offset { get; } = offset;

    public static implicit operator Position(Axis axis) => new([new Term(axis, 1)]);

    public static implicit operator Position(int offset) => new([], offset);

    /// <summary>The place <paramref name="offset"/> elements behind the axis.</summary>
    public static Position At(Axis axis, int offset) => new([new Term(axis, 1)], offset);

    /// <summary>The place of an element among those of the whole, the last axis innermost.</summary>
    public static Position Flattened(IEnumerable<Axis> axes)
    {
        var terms = new Stack<Term>();
        int factor = 1;
        foreach (Axis axis in axes.Reverse())
        {
            terms.Push(new Term(axis, factor));
            factor *= axis.Extent.PerSample;
        }

        return new Position([.. terms]);
    }

    /// <summary>How far one step along an axis goes; 0 where it stays.</summary>
    public int FactorOf(Axis axis) => Terms.Where(term => term.Axis == axis).Sum(term => term.Factor);

    /// <summary>Whether this is the axis itself.</summary>
    public bool Is(Axis axis) => Offset == 0 && Terms.Length == 1 && Terms[0] == new Term(axis, 1);

    /// <summary>The same place along other axes.</summary>
    public Position Along(Func<Axis, Axis> other) => new([.. Terms.Select(term => term with { Axis = other(term.Axis) })], Offset);

    /// <summary>The place once each axis has its value.</summary>
    public int At(Func<Axis, int> valueOf) => Terms.Sum(term => term.Factor * valueOf(term.Axis)) + Offset;
}
