using System.ComponentModel;

namespace NetGen.Execution;

/// <summary>
/// The summands of a product, as three loops in each other: how many rounds each of them makes, and how many floats one goes on in the
/// operand that is broadcast. The other operand has the summands one after the other.
/// </summary>
/// <param name="outer">Rounds of the outermost loop.</param>
/// <param name="outerStep">How far one goes.</param>
/// <param name="middle">Rounds of the loop within it.</param>
/// <param name="middleStep">How far one goes.</param>
/// <param name="inner">Rounds of the innermost loop.</param>
/// <param name="innerStep">How far one goes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SumLoops(nint outer, nint outerStep, nint middle, nint middleStep, nint inner, nint innerStep)
{
    internal nint Outer => outer;

    internal nint OuterStep => outerStep;

    internal nint Middle => middle;

    internal nint MiddleStep => middleStep;

    internal nint Inner => inner;

    internal nint InnerStep => innerStep;

    /// <summary>Summands in all.</summary>
    internal nint Count => outer * middle * inner;

    /// <summary>A single loop.</summary>
    internal static SumLoops Of(nint count, nint step) => new(1, 0, 1, 0, count, step);
}
