using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>A single lane: what is left where samples lie in the lanes and a batch does not fill the last vector.</summary>
/// <remarks>It computes in the lowest lane of a 128-bit vector, which costs no more than a scalar and keeps its rounding.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct V1 : IVector<V1>
{
    private readonly V128 _lane;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V1(V128 lane) => _lane = lane;

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
        get => new(V128.Zero);
    }

    /// <inheritdoc/>
    public static V1 Indices => Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 Create(float value) => new(new V128(Vector128.CreateScalarUnsafe(value)));

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
    public static V1 LoadIndices(ref int source, nint offset) => Create(Unsafe.Add(ref source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, nint offset) => Unsafe.Add(ref destination, offset) = _lane.Lanes.ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreStrided(ref float destination, nint stride) => destination = _lane.Lanes.ToScalar();

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
    public static V1 MultiplyAdd(V1 left, V1 right, V1 addend) => new(V128.MultiplyAdd(left._lane, right._lane, addend._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 Max(V1 left, V1 right) => new(V128.Max(left._lane, right._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 Min(V1 left, V1 right) => new(V128.Min(left._lane, right._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 Abs(V1 value) => new(V128.Abs(value._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 Sqrt(V1 value) => new(V128.Sqrt(value._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 Round(V1 value) => new(V128.Round(value._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 IfPositive(V1 condition, V1 then, V1 otherwise) =>
        new(V128.IfPositive(condition._lane, then._lane, otherwise._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 IfEqual(V1 left, V1 right, V1 then, V1 otherwise) =>
        new(V128.IfEqual(left._lane, right._lane, then._lane, otherwise._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 ScaleByPowerOfTwo(V1 value, V1 exponent) => new(V128.ScaleByPowerOfTwo(value._lane, exponent._lane));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V1 SplitExponent(V1 value, out V1 mantissa)
    {
        V128 exponent = V128.SplitExponent(value._lane, out V128 lane);
        mantissa = new(lane);
        return new(exponent);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(V1 value) => value._lane.Lanes.ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V128 SumEach(V1 first, V1 second, V1 third, V1 fourth) =>
        new(Interleave.LowPairs(
            Interleave.Low(first._lane.Lanes, second._lane.Lanes), Interleave.Low(third._lane.Lanes, fourth._lane.Lanes)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(V1 value) => value._lane.Lanes.ToScalar();
}
