namespace NetGen.Execution;

/// <summary>
/// How much memory attention works in, besides its operands and results. The compiler and the runtime are compiled with this one definition; where it
/// changes, so does <see cref="MemoryLayout.Version"/>.
/// </summary>
internal static class AttentionScratch
{
    /// <summary>Rows of a block of scores.</summary>
    public const int Rows = 64;

    /// <summary>Scores of a row of a block: two of the widest vectors.</summary>
    private const int MostLanes = 2 * MemoryLayout.VectorFloats;

    /// <summary>Scores of a row of the smallest block.</summary>
    private const int LeastLanes = MostLanes / 4;

    /// <summary>Floats that the outputs take: the panels of a block's queries and outputs, its scores, and a factor for each query.</summary>
    /// <param name="steps">Steps of a sequence.</param>
    /// <param name="headSize">Features of a head.</param>
    public static long ForOutputs(int steps, int headSize) => (2L * headSize + RowsOf(steps) + 1) * LanesOf(steps);

    /// <summary>
    /// Floats that the gradient takes: the panels of a block's keys and values and of their gradients, its probabilities and the gradient of its
    /// scores, its keys row by row, the gradient of all queries of a head, and a number for each of them.
    /// </summary>
    /// <param name="steps">Steps of a sequence.</param>
    /// <param name="headSize">Features of a head.</param>
    public static long ForGradient(int steps, int headSize) =>
        (4L * headSize + 2L * RowsOf(steps)) * LanesOf(steps) + ((long)LanesOf(steps) + steps) * Pad(headSize) + Pad(steps);

    private static int RowsOf(int steps) => Math.Min(steps, Rows);

    private static int LanesOf(int steps) => steps > MostLanes / 2 ? MostLanes : steps > LeastLanes ? MostLanes / 2 : LeastLanes;

    private static int Pad(int floats) => (floats + MemoryLayout.VectorFloats - 1) & -MemoryLayout.VectorFloats;
}
