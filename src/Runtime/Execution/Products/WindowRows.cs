using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NetGen.Execution;

/// <summary>
/// A list of the rows of a product over windows: where each window begins in the operand, and the row of the result that it gives. The rows are
/// the rounds of up to three nested loops.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WindowRows
{
    private readonly RowStart[] _starts;

    /// <param name="outer">The number of rounds of the outermost loop, and the step of each: in floats in the operand, and in rows in the result.</param>
    /// <param name="middle">The same for the middle loop.</param>
    /// <param name="inner">The same for the innermost loop.</param>
    /// <param name="firstLeft">Where the first row begins in the operand.</param>
    /// <param name="firstResult">The row of the result that it gives.</param>
    public WindowRows(
        (int Count, int Left, int Result) outer, (int Count, int Left, int Result) middle, (int Count, int Left, int Result) inner,
        int firstLeft = 0, int firstResult = 0)
    {
        _starts = new RowStart[outer.Count * middle.Count * inner.Count];
        int next = 0;
        for (int i = 0; i < outer.Count; i++)
        {
            for (int j = 0; j < middle.Count; j++)
            {
                for (int k = 0; k < inner.Count; k++)
                {
                    _starts[next++] = new(
                        firstLeft + i * outer.Left + j * middle.Left + k * inner.Left, firstResult + i * outer.Result + j * middle.Result + k * inner.Result);
                }
            }
        }

        // The rows of a pair are rounds of the innermost loop.
        PairStep = inner.Count % 2 == 0 ? inner.Left : 0;
    }

    internal int Count => _starts.Length;

    /// <summary>The number of floats from each even row to the next row in the operand, if it is the same everywhere; otherwise 0.</summary>
    internal int PairStep { get; }

    internal ref RowStart First => ref MemoryMarshal.GetArrayDataReference(_starts);
}
