using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <summary>8 lanes in 256 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct V256 : IVector<V256>
{
    private readonly Vector256<float> _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal V256(Vector256<float> lanes) => _lanes = lanes;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    /// <inheritdoc/>
    public static V256 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<float>.Zero);
    }

    internal Vector256<float> Lanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _lanes;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 Create(float value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    public static V256 Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<float>.Indices);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 Broadcast(ref float source, nint offset) => new(Vector256.Create(Unsafe.Add(ref source, offset)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 Load(ref float source, nint offset) => new(Vector256.LoadUnsafe(ref Unsafe.Add(ref source, offset)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 LoadStrided(ref float source, nint stride)
    {
        if (stride == 1)
        {
            return Load(ref source, 0);
        }

        if (stride == 2 && Avx2.IsSupported)
        {
            // The second load starts one float early, so that it ends with the last one asked for: lanes 0 2 1' 3' | 4 6 5' 7'.
            Vector256<float> halves = Avx.Shuffle(
                Vector256.LoadUnsafe(ref source), Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 7)), 0b11_01_10_00);
            return new(Avx2.Permute4x64(halves.AsDouble(), 0b11_01_10_00).AsSingle());
        }

        return new(Vector256.Create(
            V128.LoadStrided(ref source, stride).Lanes,
            V128.LoadStrided(ref Unsafe.Add(ref source, stride * V128.Count), stride).Lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, nint offset) => _lanes.StoreUnsafe(ref Unsafe.Add(ref destination, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 LoadIndicesStrided(ref int source, nint stride) =>
        new(Vector256.ConvertToSingle(LoadStrided(ref Unsafe.As<int, float>(ref source), stride)._lanes.AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 LoadIndices(ref int source, nint offset) =>
        new(Vector256.ConvertToSingle(Vector256.LoadUnsafe(ref Unsafe.Add(ref source, offset))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreStrided(ref float destination, nint stride)
    {
        new V128(_lanes.GetLower()).StoreStrided(ref destination, stride);
        new V128(_lanes.GetUpper()).StoreStrided(ref Unsafe.Add(ref destination, stride * V128.Count), stride);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst(ref float destination, nint offset, int count)
    {
        if (count >= Count)
        {
            Store(ref destination, offset);
        }
        else if (count >= V128.Count)
        {
            new V128(_lanes.GetLower()).Store(ref destination, offset);
            new V128(_lanes.GetUpper()).StoreFirst(ref destination, offset + V128.Count, count - V128.Count);
        }
        else
        {
            new V128(_lanes.GetLower()).StoreFirst(ref destination, offset, count);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 operator +(V256 left, V256 right) => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 operator -(V256 left, V256 right) => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 operator *(V256 left, V256 right) => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 operator /(V256 left, V256 right) => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 operator -(V256 value) => new(-value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 MultiplyAdd(V256 left, V256 right, V256 addend) =>
        new(Vector256.MultiplyAddEstimate(left._lanes, right._lanes, addend._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 Max(V256 left, V256 right) => new(Vector256.MaxNative(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 Min(V256 left, V256 right) => new(Vector256.MinNative(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 Abs(V256 value) => new(Vector256.Abs(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 Sqrt(V256 value) => new(Vector256.Sqrt(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 Round(V256 value) => new(Vector256.Round(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 IfPositive(V256 condition, V256 then, V256 otherwise) =>
        new(Vector256.ConditionalSelect(
            Vector256.GreaterThan(condition._lanes, Vector256<float>.Zero), then._lanes, otherwise._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 IfEqual(V256 left, V256 right, V256 then, V256 otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.Equals(left._lanes, right._lanes), then._lanes, otherwise._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 ScaleByPowerOfTwo(V256 value, V256 exponent)
    {
        // The addition leaves the biased exponent in the lowest bits of the sum, without a conversion to integers.
        Vector256<int> biased = (exponent._lanes + Vector256.Create(FloatBits.ExponentToLowBits)).AsInt32();
        return new(value._lanes * (biased << FloatBits.MantissaLength).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 SplitExponent(V256 value, out V256 mantissa)
    {
        Vector256<int> bits = value._lanes.AsInt32();
        mantissa = new(((bits & Vector256.Create(FloatBits.MantissaMask)) | Vector256.Create(FloatBits.One)).AsSingle());
        return new(Vector256.ConvertToSingle((bits >> FloatBits.MantissaLength) - Vector256.Create(FloatBits.ExponentBias)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 CreateInteger(int value) => new(Vector256.Create(value).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 CountFrom(int first) => new((Vector256.Create(first) + Vector256<int>.Indices).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 AddIntegers(V256 left, V256 right) => new((left._lanes.AsInt32() + right._lanes.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 Xor(V256 left, V256 right) => new((left._lanes.AsInt32() ^ right._lanes.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 RotateLeft(V256 value, int count)
    {
        Vector256<int> bits = value._lanes.AsInt32();
        return new(((bits << count) | (bits >>> (32 - count))).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V256 UnitOfBits(V256 bits) =>
        new(Vector256.ConvertToSingle(bits._lanes.AsInt32() >>> 8) * Vector256.Create(1f / (1 << 24)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(V256 value) => V128.Sum(Fold(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 SumEach(V256 first, V256 second, V256 third, V256 fourth) =>
        V128.SumEach(Fold(first), Fold(second), Fold(third), Fold(fourth));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(V256 value) =>
        V128.Largest(new(Vector128.MaxNative(value._lanes.GetLower(), value._lanes.GetUpper())));

    /// <summary>The sum of both halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V128 Fold(V256 value) => new(value._lanes.GetLower() + value._lanes.GetUpper());
}
