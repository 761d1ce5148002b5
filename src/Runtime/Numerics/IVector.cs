using System.ComponentModel;

namespace NetGen.Numerics;

/// <summary>
/// A vector of single-precision floats. The JIT knows its width, so that one generic kernel works with every instruction set. Generated code
/// uses it.
/// </summary>
/// <typeparam name="V">The implementing type itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVector<V>
    where V : struct, IVector<V>
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>The vector with 0 in every lane.</summary>
    static abstract V Zero { get; }

    /// <summary>Returns <paramref name="value"/> in every lane.</summary>
    static abstract V Create(float value);

    /// <summary>The vector with 0 in the first lane, 1 in the second, and so on.</summary>
    static abstract V Indices { get; }

    /// <summary>Returns the float at <paramref name="offset"/> floats after <paramref name="source"/> in every lane.</summary>
    static abstract V Broadcast(ref float source, nint offset);

    /// <summary>Loads <see cref="Count"/> floats that begin <paramref name="offset"/> floats after <paramref name="source"/>.</summary>
    static abstract V Load(ref float source, nint offset);

    /// <summary>Loads every <paramref name="stride"/>-th float from <paramref name="source"/> on, one per lane.</summary>
    static abstract V LoadStrided(ref float source, nint stride);

    /// <summary>Writes all lanes to <paramref name="offset"/> floats after <paramref name="destination"/>.</summary>
    void Store(ref float destination, nint offset);

    /// <summary>Loads integers that begin <paramref name="offset"/> integers after <paramref name="source"/>, and converts them. Exact below 2^24.</summary>
    static abstract V LoadIndices(ref int source, nint offset);

    /// <summary>Loads every <paramref name="stride"/>-th integer from <paramref name="source"/> on, one per lane, and converts it. Exact below 2^24.</summary>
    static abstract V LoadIndicesStrided(ref int source, nint stride);

    /// <summary>Writes the lanes to every <paramref name="stride"/>-th float from <paramref name="destination"/> on.</summary>
    void StoreStrided(ref float destination, nint stride);

    /// <summary>Writes the first <paramref name="count"/> lanes, 0 to <see cref="Count"/>.</summary>
    void StoreFirst(ref float destination, nint offset, int count);

    /// <summary>left + right.</summary>
    static abstract V operator +(V left, V right);

    /// <summary>left - right.</summary>
    static abstract V operator -(V left, V right);

    /// <summary>left · right.</summary>
    static abstract V operator *(V left, V right);

    /// <summary>left / right.</summary>
    static abstract V operator /(V left, V right);

    /// <summary>-value.</summary>
    static abstract V operator -(V value);

    /// <summary>left · right + addend, rounded once if the machine has an instruction for it.</summary>
    static abstract V MultiplyAdd(V left, V right, V addend);

    /// <summary>The larger of the two; a NaN in <paramref name="right"/> is kept.</summary>
    static abstract V Max(V left, V right);

    /// <summary>The smaller of the two; a NaN in <paramref name="right"/> is kept.</summary>
    static abstract V Min(V left, V right);

    /// <summary>|value|.</summary>
    static abstract V Abs(V value);

    /// <summary>The square root.</summary>
    static abstract V Sqrt(V value);

    /// <summary>The nearest integer, ties to even.</summary>
    static abstract V Round(V value);

    /// <summary><paramref name="then"/> in lanes where <paramref name="condition"/> is above 0, otherwise <paramref name="otherwise"/>.</summary>
    static abstract V IfPositive(V condition, V then, V otherwise);

    /// <summary><paramref name="then"/> in lanes where left = right, otherwise <paramref name="otherwise"/>.</summary>
    static abstract V IfEqual(V left, V right, V then, V otherwise);

    /// <summary>value · 2^exponent for an integer exponent of -126 to 127, computed from the bits.</summary>
    static abstract V ScaleByPowerOfTwo(V value, V exponent);

    /// <summary>The exponent e and mantissa m in [1, 2) of a positive normal value = m · 2^e, computed from the bits.</summary>
    static abstract V SplitExponent(V value, out V mantissa);

    /// <summary>Returns an integer in every lane, as bits, not converted to a float.</summary>
    static abstract V CreateInteger(int value);

    /// <summary>Returns integers as bits: <paramref name="first"/> in the first lane, one more in the next, and so on.</summary>
    static abstract V CountFrom(int first);

    /// <summary>left + right of integers as bits, modulo 2^32.</summary>
    static abstract V AddIntegers(V left, V right);

    /// <summary>The bits that are set in exactly one of the two.</summary>
    static abstract V Xor(V left, V right);

    /// <summary>The bits rotated left by <paramref name="count"/>, which is 1 to 31.</summary>
    static abstract V RotateLeft(V value, int count);

    /// <summary>The highest 24 bits as a number in [0, 1).</summary>
    static abstract V UnitOfBits(V bits);

    /// <summary>The sum of all lanes.</summary>
    static abstract float Sum(V value);

    /// <summary>The sums of all lanes of four vectors, one sum per lane.</summary>
    static abstract V128 SumEach(V first, V second, V third, V fourth);

    /// <summary>The largest lane.</summary>
    static abstract float Largest(V value);
}
