using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Execution;

/// <summary>What a scan hands on from step to step: how it is before the first, a row of each sample.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StateRows
{
    /// <summary>Makes a member's share of the rows 0.</summary>
    public static void Clear(ref float rows, int columns, Share share) => Own(ref rows, columns, share).Clear();

    /// <summary>Makes a member's share of the rows those at <paramref name="source"/>.</summary>
    public static void Copy(ref float source, ref float rows, int columns, Share share) => Own(ref source, columns, share).CopyTo(Own(ref rows, columns, share));

    private static Span<float> Own(ref float rows, int columns, Share share) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref rows, share.FirstSample * columns), share.OwnSamples * columns);
}
