using NetGen.Tool.Reading;

namespace NetGen.Tool.Recognising;

/// <summary>How a node's window moves along one axis.</summary>
/// <param name="Extent">The extent of what it moves over.</param>
/// <param name="Kernel">Its taps.</param>
/// <param name="Stride">From one position to the next.</param>
/// <param name="Dilation">From one tap to the next.</param>
/// <param name="Before">The padding before.</param>
/// <param name="After">The padding after.</param>
internal sealed record Window(int Extent, int Kernel, int Stride, int Dilation, int Before, int After)
{
    public static Window None { get; } = new(1, 1, 1, 1, 0, 0);

    /// <summary>Whether it is one tap at one place.</summary>
    public bool IsNone => this with { Stride = 1, Dilation = 1 } == None;

    /// <summary>Whether it covers everything, once.</summary>
    public bool IsGlobal => Kernel == Extent && Dilation == 1 && Before == 0 && After == 0;

    public long Span => ((long)Dilation * (Kernel - 1)) + 1;

    /// <summary>The number of its positions.</summary>
    public int Positions => (int)Math.Max(((Extent + (long)Before + After - Span) / Stride) + (Extent + (long)Before + After >= Span ? 1 : 0), 0);
}
