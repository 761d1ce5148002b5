using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Converts the weight of a grouped convolution, in panels, to and from one over all channels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GroupedWeight
{
    /// <summary>Copies the groups into a weight over all channels, with zeros for the channels that a filter does not use.</summary>
    /// <param name="grouped">The weight [filters, channels of a group, taps].</param>
    /// <param name="whole">Receives the weight over all channels.</param>
    /// <param name="filters">The number of filters.</param>
    /// <param name="channels">The number of channels per group.</param>
    /// <param name="taps">The number of taps of its kernel.</param>
    /// <param name="groups">The number of groups.</param>
    /// <param name="share">The share; the first member does all of the work.</param>
    public static void Spread<V>(ref float grouped, ref float whole, int filters, int channels, int taps, int groups, Share share)
        where V : struct, IVector<V>
    {
        if (!share.IsFirst)
            return;
        nint floats = (nint)taps * channels * groups * Panels.Pad(filters);
        for (nint i = 0; i < floats; i += V.Count)
            V.Zero.Store(ref whole, i);
        ForEach(filters, channels, taps, groups, ref grouped, ref whole, static (ref float part, ref float all) => all = part);
    }

    /// <summary>Copies the groups of a gradient out of one over all channels.</summary>
    /// <inheritdoc cref="Spread"/>
    public static void Gather<V>(ref float whole, ref float grouped, int filters, int channels, int taps, int groups, Share share)
        where V : struct, IVector<V>
    {
        if (!share.IsFirst)
            return;
        nint floats = (nint)taps * channels * Panels.Pad(filters);
        for (nint i = 0; i < floats; i += V.Count)
            V.Zero.Store(ref grouped, i);
        ForEach(filters, channels, taps, groups, ref grouped, ref whole, static (ref float part, ref float all) => part = all);
    }

    private delegate void Transfer(ref float part, ref float all);

    private static void ForEach(int filters, int channels, int taps, int groups, ref float grouped, ref float whole, Transfer transfer)
    {
        int rows = taps * channels, allRows = rows * groups;
        for (int filter = 0; filter < filters; filter++)
        {
            int group = filter / (filters / groups);
            int part = PanelMatrix.Column(filter, rows, filters, out int stride), all = PanelMatrix.Column(filter, allRows, filters, out _);
            for (int tap = 0; tap < taps; tap++)
            {
                for (int channel = 0; channel < channels; channel++)
                {
                    int row = tap * channels + channel, allRow = (tap * groups + group) * channels + channel;
                    transfer(ref Unsafe.Add(ref grouped, part + row * stride), ref Unsafe.Add(ref whole, all + allRow * stride));
                }
            }
        }
    }
}
