using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <summary>4 lanes in 128 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct V128 : IVector<V128>
{
    private readonly Vector128<float> _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal V128(Vector128<float> lanes) => _lanes = lanes;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    /// <inheritdoc/>
    public static V128 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector128<float>.Zero);
    }

    internal Vector128<float> Lanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _lanes;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 Create(float value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    public static V128 Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector128<float>.Indices);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 Broadcast(ref float source, nint offset) => new(Vector128.Create(Unsafe.Add(ref source, offset)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 Load(ref float source, nint offset) => new(Vector128.LoadUnsafe(ref Unsafe.Add(ref source, offset)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 LoadStrided(ref float source, nint stride)
    {
        if (stride == 1)
        {
            return Load(ref source, 0);
        }

        if (stride == 2 && Sse.IsSupported)
        {
            // The second load starts one float early, so that it ends with the last one asked for.
            return new(Sse.Shuffle(
                Vector128.LoadUnsafe(ref source), Vector128.LoadUnsafe(ref Unsafe.Add(ref source, 3)), 0b11_01_10_00));
        }

        return new(Vector128.Create(
            source,
            Unsafe.Add(ref source, stride),
            Unsafe.Add(ref source, stride * 2),
            Unsafe.Add(ref source, stride * 3)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, nint offset) => _lanes.StoreUnsafe(ref Unsafe.Add(ref destination, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 LoadIndicesStrided(ref int source, nint stride) =>
        new(Vector128.ConvertToSingle(LoadStrided(ref Unsafe.As<int, float>(ref source), stride)._lanes.AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 LoadIndices(ref int source, nint offset) =>
        new(Vector128.ConvertToSingle(Vector128.LoadUnsafe(ref Unsafe.Add(ref source, offset))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreStrided(ref float destination, nint stride)
    {
        destination = _lanes.ToScalar();
        Unsafe.Add(ref destination, stride) = _lanes.GetElement(1);
        Unsafe.Add(ref destination, stride * 2) = _lanes.GetElement(2);
        Unsafe.Add(ref destination, stride * 3) = _lanes.GetElement(3);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst(ref float destination, nint offset, int count)
    {
        if (count >= Count)
        {
            Store(ref destination, offset);
            return;
        }

        ref float first = ref Unsafe.Add(ref destination, offset);
        Vector128<float> rest = _lanes;
        if (count >= 2)
        {
            rest.GetLower().StoreUnsafe(ref first);
            first = ref Unsafe.Add(ref first, 2);
            rest = Vector128.Shuffle(rest, Vector128.Create(2, 3, 2, 3));
        }

        if ((count & 1) != 0)
        {
            first = rest.ToScalar();
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 operator +(V128 left, V128 right) => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 operator -(V128 left, V128 right) => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 operator *(V128 left, V128 right) => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 operator /(V128 left, V128 right) => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 operator -(V128 value) => new(-value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 MultiplyAdd(V128 left, V128 right, V128 addend) =>
        new(Vector128.MultiplyAddEstimate(left._lanes, right._lanes, addend._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 Max(V128 left, V128 right) => new(Vector128.MaxNative(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 Min(V128 left, V128 right) => new(Vector128.MinNative(left._lanes, right._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 Abs(V128 value) => new(Vector128.Abs(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 Sqrt(V128 value) => new(Vector128.Sqrt(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 Round(V128 value) => new(Vector128.Round(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 IfPositive(V128 condition, V128 then, V128 otherwise) =>
        new(Vector128.ConditionalSelect(
            Vector128.GreaterThan(condition._lanes, Vector128<float>.Zero), then._lanes, otherwise._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 IfEqual(V128 left, V128 right, V128 then, V128 otherwise) =>
        new(Vector128.ConditionalSelect(Vector128.Equals(left._lanes, right._lanes), then._lanes, otherwise._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 ScaleByPowerOfTwo(V128 value, V128 exponent)
    {
        // The addition leaves the biased exponent in the lowest bits of the sum, without a conversion to integers.
        Vector128<int> biased = (exponent._lanes + Vector128.Create(FloatBits.ExponentToLowBits)).AsInt32();
        return new(value._lanes * (biased << FloatBits.MantissaLength).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 SplitExponent(V128 value, out V128 mantissa)
    {
        Vector128<int> bits = value._lanes.AsInt32();
        mantissa = new(((bits & Vector128.Create(FloatBits.MantissaMask)) | Vector128.Create(FloatBits.One)).AsSingle());
        return new(Vector128.ConvertToSingle((bits >> FloatBits.MantissaLength) - Vector128.Create(FloatBits.ExponentBias)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 CreateInteger(int value) => new(Vector128.Create(value).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 CountFrom(int first) => new((Vector128.Create(first) + Vector128<int>.Indices).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 AddIntegers(V128 left, V128 right) => new((left._lanes.AsInt32() + right._lanes.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 Xor(V128 left, V128 right) => new((left._lanes.AsInt32() ^ right._lanes.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 RotateLeft(V128 value, int count)
    {
        Vector128<int> bits = value._lanes.AsInt32();
        return new(((bits << count) | (bits >>> (32 - count))).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 UnitOfBits(V128 bits) =>
        new(Vector128.ConvertToSingle(bits._lanes.AsInt32() >>> 8) * Vector128.Create(1f / (1 << 24)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(V128 value)
    {
        Vector128<float> pairs = value._lanes + Vector128.Shuffle(value._lanes, Vector128.Create(2, 3, 0, 1));
        return (pairs + Vector128.Shuffle(pairs, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 SumEach(V128 first, V128 second, V128 third, V128 fourth)
    {
        Vector128<float> low = Interleave.Low(first._lanes, second._lanes) + Interleave.High(first._lanes, second._lanes);
        Vector128<float> high = Interleave.Low(third._lanes, fourth._lanes) + Interleave.High(third._lanes, fourth._lanes);
        return new(Interleave.LowPairs(low, high) + Interleave.HighPairs(low, high));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(V128 value)
    {
        Vector128<float> pairs = Vector128.MaxNative(value._lanes, Vector128.Shuffle(value._lanes, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(pairs, Vector128.Shuffle(pairs, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }
}
