using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>Rows that begin at equal distances.</summary>
internal readonly struct EvenRows(nint stride) : IRows
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float First(ref float left, nint row) => ref Unsafe.Add(ref left, row * stride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Next(ref float previous, ref float left, nint row) => ref Unsafe.Add(ref previous, stride);
}
