using System.ComponentModel;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// Defines the initial values of a product's sums and processes the sums while they are in registers. Generated code implements it once for each
/// combination of bias, activation and destination.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEpilogue
{
    /// <summary>
    /// Whether <see cref="Finish"/> is so long that a register tile must not repeat its code for each vector. The JIT stops inlining in a method
    /// with many hundreds of locals.
    /// </summary>
    static virtual bool IsLong => false;

    /// <summary>Returns the initial values of the sums for the columns from <paramref name="column"/> on.</summary>
    V Start<V>(nint column)
        where V : struct, IVector<V>;

    /// <summary>Processes a vector of sums. Its place is <paramref name="offset"/> floats after the first element of the result.</summary>
    void Finish<V>(V sums, nint offset)
        where V : struct, IVector<V>;
}
