using System.ComponentModel;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// What happens to the sums of a product while they are in registers: what they start from, and what becomes of them. Generated code
/// implements it once for each combination of bias, activation and destination.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEpilogue
{
    /// <summary>
    /// Whether <see cref="Finish"/> is so long that a register tile does not repeat its code for each of its vectors: the JIT stops inlining
    /// in a method with many hundreds of locals.
    /// </summary>
    static virtual bool IsLong => false;

    /// <summary>What the sums of the columns from <paramref name="column"/> on start from.</summary>
    V Start<V>(nint column)
        where V : struct, IVector<V>;

    /// <summary>Takes a vector of sums, which belongs <paramref name="offset"/> floats behind the first element of the result.</summary>
    void Finish<V>(V sums, nint offset)
        where V : struct, IVector<V>;
}
