namespace NetGen.Execution;

/// <summary>Summands at equal distances.</summary>
/// <param name="count">How many there are.</param>
/// <param name="step">The number of floats from one to the next.</param>
internal readonly struct EvenSummands(nint count, nint step) : ISummands
{
    public static bool AreOneLoop => true;

    public nint Outer => 1;

    public nint OuterStep => 0;

    public nint Middle => 1;

    public nint MiddleStep => 0;

    public nint Inner => count;

    public nint InnerStep => step;
}
