using System.ComponentModel;

namespace NetGen.Numerics;

/// <summary>
/// A vector of single-precision floats whose width is known when the JIT compiles, so that one generic kernel serves every
/// instruction set. Generated code is written against it.
/// </summary>
/// <typeparam name="V">The implementing type itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVector<V>
    where V : struct, IVector<V>
{
    /// <summary>Lanes of the vector.</summary>
    static abstract int Count { get; }

    /// <summary>Zero in every lane.</summary>
    static abstract V Zero { get; }

    /// <summary><paramref name="value"/> in every lane.</summary>
    static abstract V Create(float value);

    /// <summary>0 in the first lane, 1 in the second, and so on.</summary>
    static abstract V Indices { get; }

    /// <summary>The float at <paramref name="offset"/> floats behind <paramref name="source"/> in every lane.</summary>
    static abstract V Broadcast(ref float source, nint offset);

    /// <summary>The <see cref="Count"/> floats from <paramref name="offset"/> floats behind <paramref name="source"/> on.</summary>
    static abstract V Load(ref float source, nint offset);

    /// <summary>Every <paramref name="stride"/>-th float from <paramref name="source"/> on, one a lane.</summary>
    static abstract V LoadStrided(ref float source, nint stride);

    /// <summary>Writes all lanes to <paramref name="offset"/> floats behind <paramref name="destination"/>.</summary>
    void Store(ref float destination, nint offset);

    /// <summary>Whole numbers from <paramref name="offset"/> integers behind <paramref name="source"/> on, exact below 2^24.</summary>
    static abstract V LoadIndices(ref int source, nint offset);

    /// <summary>Every <paramref name="stride"/>-th whole number from <paramref name="source"/> on, one a lane, exact below 2^24.</summary>
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

    /// <summary>left · right + addend, rounded once where the machine has an instruction for it.</summary>
    static abstract V MultiplyAdd(V left, V right, V addend);

    /// <summary>The larger of the two; a NaN in <paramref name="right"/> is kept.</summary>
    static abstract V Max(V left, V right);

    /// <summary>The smaller of the two; a NaN in <paramref name="right"/> is kept.</summary>
    static abstract V Min(V left, V right);

    /// <summary>|value|.</summary>
    static abstract V Abs(V value);

    /// <summary>The square root.</summary>
    static abstract V Sqrt(V value);

    /// <summary>The nearest whole number, ties to even.</summary>
    static abstract V Round(V value);

    /// <summary><paramref name="then"/> in lanes where <paramref name="condition"/> is above 0, otherwise <paramref name="otherwise"/>.</summary>
    static abstract V IfPositive(V condition, V then, V otherwise);

    /// <summary><paramref name="then"/> in lanes where left = right, otherwise <paramref name="otherwise"/>.</summary>
    static abstract V IfEqual(V left, V right, V then, V otherwise);

    /// <summary>value · 2^exponent for a whole exponent of -126 to 127, by the bits.</summary>
    static abstract V ScaleByPowerOfTwo(V value, V exponent);

    /// <summary>The exponent e and mantissa m in [1, 2) of a positive normal value = m · 2^e, by the bits.</summary>
    static abstract V SplitExponent(V value, out V mantissa);

    /// <summary>A whole number in every lane, by the bits: not its value as a float.</summary>
    static abstract V CreateInteger(int value);

    /// <summary>Whole numbers by the bits: <paramref name="first"/> in the first lane, one more in the next, and so on.</summary>
    static abstract V CountFrom(int first);

    /// <summary>left + right of whole numbers by the bits, modulo 2^32.</summary>
    static abstract V AddIntegers(V left, V right);

    /// <summary>The bits that are set in one of the two.</summary>
    static abstract V Xor(V left, V right);

    /// <summary>The bits moved left by <paramref name="count"/> of 1 to 31 places, and those that leave on the left moved in on the right.</summary>
    static abstract V RotateLeft(V value, int count);

    /// <summary>The highest 24 bits as a number in [0, 1).</summary>
    static abstract V UnitOfBits(V bits);

    /// <summary>The sum of all lanes.</summary>
    static abstract float Sum(V value);

    /// <summary>The sum of all lanes of each of four vectors, one a lane.</summary>
    static abstract V128 SumEach(V first, V second, V third, V fourth);

    /// <summary>The largest lane.</summary>
    static abstract float Largest(V value);
}
