using System.ComponentModel;

namespace NetGen.Execution;

/// <summary>
/// The summands of a product over windows, as three nested loops: the number of rounds of each loop, and the number of floats by which a round
/// advances in the operand over which the window slides.
/// </summary>
/// <param name="outer">The number of rounds of the outermost loop.</param>
/// <param name="outerStep">The number of floats per round.</param>
/// <param name="middle">The number of rounds of the middle loop.</param>
/// <param name="middleStep">The number of floats per round.</param>
/// <param name="inner">The number of rounds of the innermost loop.</param>
/// <param name="innerStep">The number of floats per round.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WindowSummands(nint outer, nint outerStep, nint middle, nint middleStep, nint inner, nint innerStep) : ISummands
{
    static bool ISummands.AreOneLoop => false;

    nint ISummands.Outer => outer;

    nint ISummands.OuterStep => outerStep;

    nint ISummands.Middle => middle;

    nint ISummands.MiddleStep => middleStep;

    nint ISummands.Inner => inner;

    nint ISummands.InnerStep => innerStep;

    internal nint Count => outer * middle * inner;
}
