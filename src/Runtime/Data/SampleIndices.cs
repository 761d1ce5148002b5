namespace NetGen;

/// <summary>Which samples of a dataset another one consists of: those of a range, or those that a part of a list has.</summary>
/// <param name="List">The list; null for a range.</param>
/// <param name="First">The first sample of the range, or the first place of the list.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct SampleIndices(int[]? List, int First, int Count)
{
    public int this[int position] => List is null ? First + position : List[First + position];

    /// <summary>Those before a place, and those from there on.</summary>
    public (SampleIndices Before, SampleIndices After) SplitAt(int place) => (this with { Count = place }, this with { First = First + place, Count = Count - place });
}
