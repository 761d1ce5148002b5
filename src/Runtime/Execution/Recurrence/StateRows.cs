using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Execution;

/// <summary>Sets the initial state of a scan, a row for each sample. The scan passes the state from step to step.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StateRows
{
    /// <summary>Sets a member's share of the rows to 0.</summary>
    public static void Clear(ref float rows, int columns, Share share) => Own(ref rows, columns, share).Clear();

    /// <summary>Copies a member's share of the rows from <paramref name="source"/>.</summary>
    public static void Copy(ref float source, ref float rows, int columns, Share share) => Own(ref source, columns, share).CopyTo(Own(ref rows, columns, share));

    private static Span<float> Own(ref float rows, int columns, Share share) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref rows, share.FirstSample * columns), share.OwnSamples * columns);
}
