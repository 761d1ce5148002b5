namespace NetGen.Execution;

/// <summary>
/// The size of the scratch memory of attention. Both the compiler and the runtime include this definition; if it changes,
/// <see cref="MemoryLayout.Version"/> must change too.
/// </summary>
internal static class AttentionScratch
{
    /// <summary>The number of rows per block of scores.</summary>
    public const int Rows = 64;

    /// <summary>The number of scores per row of a block: two of the widest vectors.</summary>
    private const int MostLanes = 2 * MemoryLayout.VectorFloats;

    /// <summary>The number of scores per row of the smallest block.</summary>
    private const int LeastLanes = MostLanes / 4;

    /// <summary>The number of floats for the outputs: the panels of a block's queries and outputs, its scores, and a factor for each query.</summary>
    /// <param name="steps">The number of steps per sequence.</param>
    /// <param name="headSize">The number of features per head.</param>
    public static long ForOutputs(int steps, int headSize) => (2L * headSize + RowsOf(steps) + 1) * LanesOf(steps);

    /// <summary>
    /// The number of floats for the gradient: the panels of a block's keys and values and of their gradients, its probabilities and the gradient of its
    /// scores, its keys row by row, the gradient of all queries of a head, and a number for each of them.
    /// </summary>
    /// <param name="steps">The number of steps per sequence.</param>
    /// <param name="headSize">The number of features per head.</param>
    public static long ForGradient(int steps, int headSize) =>
        (4L * headSize + 2L * RowsOf(steps)) * LanesOf(steps) + ((long)LanesOf(steps) + steps) * Pad(headSize) + Pad(steps);

    private static int RowsOf(int steps) => Math.Min(steps, Rows);

    private static int LanesOf(int steps) => steps > MostLanes / 2 ? MostLanes : steps > LeastLanes ? MostLanes / 2 : LeastLanes;

    private static int Pad(int floats) => (floats + MemoryLayout.VectorFloats - 1) & -MemoryLayout.VectorFloats;
}
