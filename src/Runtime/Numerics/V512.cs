using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <summary>16 lanes in 512 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct V512 : IVector<V512>
{
    private readonly Vector512<float> _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal V512(Vector512<float> lanes) => _lanes = lanes;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 16;
    }

    /// <inheritdoc/>
    public static V512 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<float>.Zero);
    }

    internal Vector512<float> Lanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _lanes;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 Create(float value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    public static V512 Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<float>.Indices);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 Broadcast(ref float source, nint offset) => new(Vector512.Create(Unsafe.Add(ref source, offset)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 Load(ref float source, nint offset) => new(Vector512.LoadUnsafe(ref Unsafe.Add(ref source, offset)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 LoadStrided(ref float source, nint stride)
    {
        if (stride == 1)
        {
            return Load(ref source, 0);
        }

        if (stride == 2 && Avx512F.IsSupported)
        {
            // The second load starts one float early, so that it ends with the last one asked for.
            return new(Avx512F.PermuteVar16x32x2(
                Vector512.LoadUnsafe(ref source),
                Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 17, 19, 21, 23, 25, 27, 29, 31),
                Vector512.LoadUnsafe(ref Unsafe.Add(ref source, 15))));
        }

        return new(Vector512.Create(
            V256.LoadStrided(ref source, stride).Lanes,
            V256.LoadStrided(ref Unsafe.Add(ref source, stride * V256.Count), stride).Lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, nint offset) => _lanes.StoreUnsafe(ref Unsafe.Add(ref destination, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 LoadIndicesStrided(ref int source, nint stride) =>
        new(Vector512.ConvertToSingle(LoadStrided(ref Unsafe.As<int, float>(ref source), stride)._lanes.AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 LoadIndices(ref int source, nint offset) =>
        new(Vector512.ConvertToSingle(Vector512.LoadUnsafe(ref Unsafe.Add(ref source, offset))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreStrided(ref float destination, nint stride)
    {
        new V256(_lanes.GetLower()).StoreStrided(ref destination, stride);
        new V256(_lanes.GetUpper()).StoreStrided(ref Unsafe.Add(ref destination, stride * V256.Count), stride);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst(ref float destination, nint offset, int count)
    {
        if (count >= Count)
        {
            Store(ref destination, offset);
        }
        else if (count >= V256.Count)
        {
            new V256(_lanes.GetLower()).Store(ref destination, offset);
            new V256(_lanes.GetUpper()).StoreFirst(ref destination, offset + V256.Count, count - V256.Count);
        }
        else
        {
            new V256(_lanes.GetLower()).StoreFirst(ref destination, offset, count);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 operator +(V512 left, V512 right) => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 operator -(V512 left, V512 right) => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 operator *(V512 left, V512 right) => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 operator /(V512 left, V512 right) => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 operator -(V512 value) => new(-value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 MultiplyAdd(V512 left, V512 right, V512 addend) =>
        new(Vector512.MultiplyAddEstimate(left._lanes, right._lanes, addend._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 Max(V512 left, V512 right) => new(Vector512.MaxNative(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 Min(V512 left, V512 right) => new(Vector512.MinNative(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 Abs(V512 value) => new(Vector512.Abs(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 Sqrt(V512 value) => new(Vector512.Sqrt(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 Round(V512 value) => new(Vector512.Round(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 IfPositive(V512 condition, V512 then, V512 otherwise) =>
        new(Vector512.ConditionalSelect(
            Vector512.GreaterThan(condition._lanes, Vector512<float>.Zero), then._lanes, otherwise._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 IfEqual(V512 left, V512 right, V512 then, V512 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(left._lanes, right._lanes), then._lanes, otherwise._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 ScaleByPowerOfTwo(V512 value, V512 exponent)
    {
        // The addition leaves the biased exponent in the lowest bits of the sum, without a conversion to integers.
        Vector512<int> biased = (exponent._lanes + Vector512.Create(FloatBits.ExponentToLowBits)).AsInt32();
        return new(value._lanes * (biased << FloatBits.MantissaLength).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 SplitExponent(V512 value, out V512 mantissa)
    {
        Vector512<int> bits = value._lanes.AsInt32();
        mantissa = new(((bits & Vector512.Create(FloatBits.MantissaMask)) | Vector512.Create(FloatBits.One)).AsSingle());
        return new(Vector512.ConvertToSingle((bits >> FloatBits.MantissaLength) - Vector512.Create(FloatBits.ExponentBias)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 CreateInteger(int value) => new(Vector512.Create(value).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 CountFrom(int first) => new((Vector512.Create(first) + Vector512<int>.Indices).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 AddIntegers(V512 left, V512 right) => new((left._lanes.AsInt32() + right._lanes.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 Xor(V512 left, V512 right) => new((left._lanes.AsInt32() ^ right._lanes.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 RotateLeft(V512 value, int count)
    {
        Vector512<int> bits = value._lanes.AsInt32();
        return new(((bits << count) | (bits >>> (32 - count))).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V512 UnitOfBits(V512 bits) =>
        new(Vector512.ConvertToSingle(bits._lanes.AsInt32() >>> 8) * Vector512.Create(1f / (1 << 24)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(V512 value) => V256.Sum(Fold(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 SumEach(V512 first, V512 second, V512 third, V512 fourth) =>
        V256.SumEach(Fold(first), Fold(second), Fold(third), Fold(fourth));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(V512 value) =>
        V256.Largest(new(Vector256.MaxNative(value._lanes.GetLower(), value._lanes.GetUpper())));

    /// <summary>The sum of both halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V256 Fold(V512 value) => new(value._lanes.GetLower() + value._lanes.GetUpper());
}
