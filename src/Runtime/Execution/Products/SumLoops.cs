namespace NetGen.Execution;

/// <summary>
/// The summands of a product, as three loops in each other: how many steps each of them makes, and how many floats it moves on by in the
/// operand that is broadcast. The other operand has the summands one after the other.
/// </summary>
internal readonly struct SumLoops(nint outer, nint outerStep, nint middle, nint middleStep, nint inner, nint innerStep)
{
    public nint Outer => outer;

    public nint OuterStep => outerStep;

    public nint Middle => middle;

    public nint MiddleStep => middleStep;

    public nint Inner => inner;

    public nint InnerStep => innerStep;

    /// <summary>A single loop.</summary>
    public static SumLoops Of(nint count, nint step) => new(1, 0, 1, 0, count, step);
}
