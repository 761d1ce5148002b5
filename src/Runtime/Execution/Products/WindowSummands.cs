using System.ComponentModel;

namespace NetGen.Execution;

/// <summary>
/// The summands of a product over windows, as three loops in each other: how many rounds each of them makes, and how many floats one goes on
/// by in the operand over which the window slides.
/// </summary>
/// <param name="outer">Rounds of the outermost loop.</param>
/// <param name="outerStep">How far one goes.</param>
/// <param name="middle">Rounds of the loop within it.</param>
/// <param name="middleStep">How far one goes.</param>
/// <param name="inner">Rounds of the innermost loop.</param>
/// <param name="innerStep">How far one goes.</param>
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
