using System.Buffers;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Two IDX files: the features of every sample, and their targets.</summary>
internal sealed class IdxDataset<TTarget>(IdxFile inputs, IdxFile targets) : Dataset<TTarget>(inputs.Count, inputs.ItemSize, targets.ItemSize)
    where TTarget : unmanaged
{
    public override bool IsInMemory => inputs.IsInMemory && targets.IsInMemory;

    protected internal override void ReadSamples(ReadOnlySpan<int> samples, Span<float> inputRows, Span<TTarget> targetRows)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Max(inputs.BytesPerItem, targets.BytesPerItem));
        for (int i = 0; i < samples.Length; i++)
        {
            Read(inputs, samples[i], inputRows.Slice(i * InputSize, InputSize), buffer, asShares: true);
            Span<TTarget> row = targetRows.Slice(i * TargetSize, TargetSize);
            if (typeof(TTarget) == typeof(int))
                IdxElement.Convert(targets.Type, BytesOf(targets, samples[i], buffer), MemoryMarshal.Cast<TTarget, int>(row));
            else
                Read(targets, samples[i], MemoryMarshal.Cast<TTarget, float>(row), buffer, asShares: false);
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static void Read(IdxFile file, int item, Span<float> values, byte[] buffer, bool asShares)
    {
        if (file.Type == IdxType.Single)
        {
            file.Read(item, MemoryMarshal.AsBytes(values));
            IdxElement.ReverseSingles(values);
        }
        else if (file.Type == IdxType.UInt8 && asShares)
        {
            IdxElement.ConvertShares(BytesOf(file, item, buffer), values);
        }
        else
        {
            IdxElement.Convert(file.Type, BytesOf(file, item, buffer), values);
        }
    }

    private static ReadOnlySpan<byte> BytesOf(IdxFile file, int item, byte[] buffer)
    {
        if (file.IsInMemory)
            return file.BytesOf(item);
        Span<byte> bytes = buffer.AsSpan(0, file.BytesPerItem);
        file.Read(item, bytes);
        return bytes;
    }
}
