using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Tells how much the targets of a batch count, by what the network's loss ignores and how it weighs classes.</summary>
internal static class CountedTargets
{
    /// <summary>The rows of outputs that count, one a sample of most networks: all but those whose label is to be ignored.</summary>
    public static int Rows<TTarget>(ReadOnlySpan<TTarget> targets, NetworkDescription network)
        where TTarget : unmanaged
    {
        if (typeof(TTarget) != typeof(int))
            return targets.Length / network.OutputFeatures;
        return network.Loss?.IgnoreIndex is int ignored ? targets.Length - Labels(targets).Count(ignored) : targets.Length;
    }

    /// <summary>What the batch weighs in a mean of losses, as the network itself divides by it; 0 where the batch has no loss.</summary>
    public static double Weight<TTarget>(ReadOnlySpan<TTarget> targets, NetworkDescription network)
        where TTarget : unmanaged
    {
        if (typeof(TTarget) != typeof(int) || network.Loss is not { ClassWeights: { Length: > 0 } weights } loss)
            return Rows(targets, network);

        double sum = 0;
        foreach (int label in Labels(targets))
        {
            // The network refuses a label out of range.
            if (label != loss.IgnoreIndex && (uint)label < (uint)weights.Length)
                sum += weights[label];
        }

        return sum;
    }

    private static ReadOnlySpan<int> Labels<TTarget>(ReadOnlySpan<TTarget> targets)
        where TTarget : unmanaged => MemoryMarshal.Cast<TTarget, int>(targets);
}
