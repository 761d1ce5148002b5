using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// A dataset that reads from two IDX files. A dataset that <see cref="Idx.Map"/> or <see cref="Idx.MapRows"/> creates keeps the files
/// open until it is disposed. Don't use it, or its subsets, after that.
/// </summary>
/// <typeparam name="TTarget">
/// <see cref="int"/> if a target is the index of a class, or <see cref="float"/> if a target is a row of numbers.
/// </typeparam>
public sealed class IdxDataset<TTarget> : Dataset<TTarget>, IDisposable
    where TTarget : unmanaged
{
    private readonly IdxFile _inputs;
    private readonly IdxFile _targets;

    internal IdxDataset(IdxFile inputs, IdxFile targets)
        : base(inputs.Count, inputs.ItemSize, targets.ItemSize)
    {
        _inputs = inputs;
        _targets = targets;
    }

    /// <inheritdoc/>
    public override bool IsInMemory => _inputs.IsInMemory && _targets.IsInMemory;

    /// <summary>Closes the files. After that, reading throws an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        _inputs.Dispose();
        _targets.Dispose();
    }

    /// <inheritdoc/>
    protected internal override void ReadSamples(ReadOnlySpan<int> samples, Span<float> inputs, Span<TTarget> targets)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Max(_inputs.ItemBytes, _targets.ItemBytes));
        try
        {
            for (int i = 0; i < samples.Length; i++)
            {
                Read(_inputs, samples[i], inputs.Slice(i * InputSize, InputSize), buffer, asShares: true);
                Span<TTarget> row = targets.Slice(i * TargetSize, TargetSize);
                if (typeof(TTarget) == typeof(int))
                    IdxElement.Convert(_targets.Type, BytesOf(_targets, samples[i], buffer), MemoryMarshal.Cast<TTarget, int>(row));
                else
                    Read(_targets, samples[i], MemoryMarshal.Cast<TTarget, float>(row), buffer, asShares: false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
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
            ReadOnlySpan<byte> bytes = BytesOf(file, item, buffer);
            IdxElement.Convert(file.Type, bytes, values);
            if (file.Type == IdxType.Double)
                RequireFloats(file, item, bytes, values);
        }
    }

    /// <summary>A number that no 32-bit float can hold must not become infinity.</summary>
    private static void RequireFloats(IdxFile file, int item, ReadOnlySpan<byte> bytes, ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (float.IsInfinity(values[i]) && BinaryPrimitives.ReadDoubleBigEndian(bytes[(i * sizeof(double))..]) is var number && double.IsFinite(number))
            {
                throw file.Malformed(FormattableString.Invariant(
                    $"element {i} of item {item} is {number}, which is larger than the largest 32-bit float, {float.MaxValue}"));
            }
        }
    }

    private static ReadOnlySpan<byte> BytesOf(IdxFile file, int item, byte[] buffer)
    {
        if (file.IsInMemory)
            return file.BytesOf(item);
        Span<byte> bytes = buffer.AsSpan(0, file.ItemBytes);
        file.Read(item, bytes);
        return bytes;
    }
}
