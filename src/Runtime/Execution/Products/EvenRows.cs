using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>Rows that begin at equal distances.</summary>
/// <param name="leftStride">The number of floats from one row of the operand to the next.</param>
/// <param name="resultStride">The number of floats from one row of the result to the next.</param>
internal readonly struct EvenRows(nint leftStride, nint resultStride) : ITileRows
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float First(ref float left, nint row) => ref Unsafe.Add(ref left, row * leftStride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Next(ref float previous, ref float left, nint row) => ref Unsafe.Add(ref previous, leftStride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Result(nint row) => row * resultStride;
}
