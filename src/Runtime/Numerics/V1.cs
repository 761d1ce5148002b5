using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>A single lane, for the samples that do not fill the last vector when each lane is a sample.</summary>
/// <remarks>It computes in the lowest lane of a 128-bit vector, which costs no more than a scalar and keeps its rounding.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct V1 : IVector<V1>
{
    private readonly Vector128<float> _lane;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V1(Vector128<float> lane) => _lane = lane;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    /// <inheritdoc/>
    public static V1 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector128<float>.Zero);
    }

    /// <inheritdoc/>
    public static V1 Indices => Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 Create(float value) => new(Vector128.CreateScalarUnsafe(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 Broadcast(ref float source, nint offset) => Create(Unsafe.Add(ref source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 Load(ref float source, nint offset) => Create(Unsafe.Add(ref source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 LoadStrided(ref float source, nint stride) => Create(source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 LoadIndicesStrided(ref int source, nint stride) => Create(source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 LoadIndices(ref int source, nint offset) => Create(Unsafe.Add(ref source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, nint offset) => Unsafe.Add(ref destination, offset) = _lane.ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreStrided(ref float destination, nint stride) => destination = _lane.ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst(ref float destination, nint offset, int count)
    {
        if (count > 0)
            Store(ref destination, offset);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 operator +(V1 left, V1 right) => new(left._lane + right._lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 operator -(V1 left, V1 right) => new(left._lane - right._lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 operator *(V1 left, V1 right) => new(left._lane * right._lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 operator /(V1 left, V1 right) => new(left._lane / right._lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 operator -(V1 value) => new(-value._lane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 MultiplyAdd(V1 left, V1 right, V1 addend) =>
        new(Vector128.MultiplyAddEstimate(left._lane, right._lane, addend._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 Max(V1 left, V1 right) => new(Vector128.MaxNative(left._lane, right._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 Min(V1 left, V1 right) => new(Vector128.MinNative(left._lane, right._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 Abs(V1 value) => new(Vector128.Abs(value._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 Sqrt(V1 value) => new(Vector128.Sqrt(value._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 Round(V1 value) => new(Vector128.Round(value._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 IfPositive(V1 condition, V1 then, V1 otherwise) =>
        new(Vector128.ConditionalSelect(
            Vector128.GreaterThan(condition._lane, Vector128<float>.Zero), then._lane, otherwise._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 IfEqual(V1 left, V1 right, V1 then, V1 otherwise) =>
        new(Vector128.ConditionalSelect(Vector128.Equals(left._lane, right._lane), then._lane, otherwise._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 ScaleByPowerOfTwo(V1 value, V1 exponent)
    {
        // The addition leaves the biased exponent in the lowest bits of the sum, without a conversion to integers.
        Vector128<int> biased = (exponent._lane + Vector128.Create(FloatBits.ExponentToLowBits)).AsInt32();
        return new(value._lane * (biased << FloatBits.MantissaLength).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 SplitExponent(V1 value, out V1 mantissa)
    {
        Vector128<int> bits = value._lane.AsInt32();
        mantissa = new(((bits & Vector128.Create(FloatBits.MantissaMask)) | Vector128.Create(FloatBits.One)).AsSingle());
        return new(Vector128.ConvertToSingle((bits >> FloatBits.MantissaLength) - Vector128.Create(FloatBits.ExponentBias)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 CreateInteger(int value) => new(Vector128.Create(value).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 CountFrom(int first) => new((Vector128.Create(first) + Vector128<int>.Indices).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 AddIntegers(V1 left, V1 right) => new((left._lane.AsInt32() + right._lane.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 Xor(V1 left, V1 right) => new((left._lane.AsInt32() ^ right._lane.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 RotateLeft(V1 value, int count)
    {
        Vector128<int> bits = value._lane.AsInt32();
        return new(((bits << count) | (bits >>> (32 - count))).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 UnitOfBits(V1 bits) =>
        new(Vector128.ConvertToSingle(bits._lane.AsInt32() >>> 8) * Vector128.Create(1f / (1 << 24)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(V1 value) => value._lane.ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 SumEach(V1 first, V1 second, V1 third, V1 fourth) =>
        new(Interleave.LowPairs(Interleave.Low(first._lane, second._lane), Interleave.Low(third._lane, fourth._lane)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(V1 value) => value._lane.ToScalar();
}
