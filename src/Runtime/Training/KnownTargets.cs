using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// The targets that say something. A label that is no class is one to be ignored, or the network would have refused it; a batch of nothing
/// else has no loss.
/// </summary>
internal static class KnownTargets
{
    /// <summary>The samples of a batch whose target is known.</summary>
    public static int Count<TTarget>(ReadOnlySpan<TTarget> targets, NetworkDescription network)
        where TTarget : unmanaged
    {
        if (typeof(TTarget) != typeof(int))
            return targets.Length / network.OutputSize;

        int count = 0;
        foreach (int label in MemoryMarshal.Cast<TTarget, int>(targets))
        {
            if (label >= 0)
                count++;
        }

        return count;
    }
}
