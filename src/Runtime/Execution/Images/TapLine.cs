namespace NetGen.Execution;

/// <summary>What results in a row are summed up from, along one dimension: each tap of a window, times the source under it.</summary>
/// <param name="AllResults">Results along the dimension, of which these are some.</param>
/// <param name="Results">How many these are.</param>
/// <param name="FirstResult">The place of the first.</param>
/// <param name="ResultStep">The number of places from one to the next.</param>
/// <param name="Sources">Places of the source.</param>
/// <param name="FirstSource">The place under the first tap of the first result, in the source or outside of it.</param>
/// <param name="SourceStep">The number of places from what one result reads to what the next does.</param>
/// <param name="AllTaps">The number of taps of the window, of which some count.</param>
/// <param name="Taps">Taps that count.</param>
/// <param name="FirstTap">The first of them.</param>
/// <param name="TapStep">From one of them to the next.</param>
/// <param name="TapSourceStep">Places of the source from one tap to the next.</param>
internal readonly record struct TapLine(
    int AllResults,
    int Results,
    int FirstResult,
    int ResultStep,
    int Sources,
    int FirstSource,
    int SourceStep,
    int AllTaps,
    int Taps,
    int FirstTap,
    int TapStep,
    int TapSourceStep)
{
    /// <summary>The taps of a result that lie in the source.</summary>
    public (int First, int End) TapsOf(int result)
    {
        int place = FirstSource + result * SourceStep;
        int first = place >= 0 ? 0 : (TapSourceStep - 1 - place) / TapSourceStep;
        int end = place >= Sources ? 0 : Math.Min(Taps, (Sources - 1 - place) / TapSourceStep + 1);
        return first < end ? (first, end) : (0, 0);
    }

    /// <summary>The end of the results from this one on that have the same taps.</summary>
    public int EndOfRun(int result)
    {
        (int First, int End) taps = TapsOf(result);
        do
            result++;
        while (result < Results && TapsOf(result) == taps);
        return result;
    }
}
