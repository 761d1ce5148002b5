using System.ComponentModel;

namespace NetGen.Execution;

/// <summary>How a window slides along one dimension of images.</summary>
/// <param name="size">The number of pixels of an image along the dimension.</param>
/// <param name="windows">The number of positions of the window.</param>
/// <param name="taps">The number of taps of the window.</param>
/// <param name="stride">The number of pixels from one position to the next.</param>
/// <param name="dilation">The number of pixels from one tap to the next.</param>
/// <param name="before">The number of pixels by which the first position begins before the image.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WindowSlide(int size, int windows, int taps, int stride, int dilation, int before)
{
    /// <summary>The number of phases. Pixels whose distance is a multiple of the stride have the same phase and use the same taps.</summary>
    internal int Phases => Math.Min(stride, size);

    /// <summary>The pixels under each position of the window.</summary>
    internal TapLine Forward => new(
        AllResults: windows,
        Results: windows,
        FirstResult: 0,
        ResultStep: 1,
        Sources: size,
        FirstSource: -before,
        SourceStep: stride,
        AllTaps: taps,
        Taps: taps,
        FirstTap: 0,
        TapStep: 1,
        TapSourceStep: dilation);

    /// <summary>The positions of the window that cover each pixel of a phase, last tap first.</summary>
    internal TapLine Backward(int phase)
    {
        int tapStep = stride / GreatestCommonDivisor(stride, dilation), first = 0;
        while (first < Math.Min(tapStep, taps) && (phase + before - first * dilation) % stride != 0)
            first++;
        int touching = first < Math.Min(tapStep, taps) ? (taps - first + tapStep - 1) / tapStep : 0;
        int last = first + (touching - 1) * tapStep;
        return new TapLine(
            AllResults: size,
            Results: (size - phase + stride - 1) / stride,
            FirstResult: phase,
            ResultStep: stride,
            Sources: windows,
            FirstSource: (phase + before - last * dilation) / stride,
            SourceStep: 1,
            AllTaps: taps,
            Taps: touching,
            FirstTap: last,
            TapStep: -tapStep,
            TapSourceStep: tapStep * dilation / stride);
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
