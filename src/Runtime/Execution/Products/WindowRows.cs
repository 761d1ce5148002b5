using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NetGen.Execution;

/// <summary>
/// The rows of a product over windows, listed once: where each begins in the operand that slides, and which row of the result it is. They are
/// the rounds of up to three loops in each other.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WindowRows
{
    private readonly RowStart[] _starts;

    /// <param name="outer">Rounds of the outermost loop, and how far one goes: in the operand, in floats, and in the result, in rows.</param>
    /// <param name="middle">The same of the loop within it.</param>
    /// <param name="inner">The same of the innermost.</param>
    /// <param name="firstLeft">Where the first row begins in the operand.</param>
    /// <param name="firstResult">Which row of the result it is.</param>
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

    /// <summary>Floats from each row of even number to the next in the operand, where they are the same everywhere; 0 where they are not.</summary>
    internal int PairStep { get; }

    internal ref RowStart First => ref MemoryMarshal.GetArrayDataReference(_starts);
}
