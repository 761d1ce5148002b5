using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>Rows whose beginnings are listed, such as the windows of a convolution.</summary>
/// <param name="starts">The list; see <see cref="WindowRows"/>.</param>
/// <param name="resultStride">The number of floats from one row of the result to the next.</param>
internal readonly ref struct ListedRows(ref RowStart starts, nint resultStride) : ITileRows
{
    private readonly ref RowStart _starts = ref starts;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float First(ref float left, nint row) => ref Unsafe.Add(ref left, Unsafe.Add(ref _starts, row).Left);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Next(ref float previous, ref float left, nint row) => ref First(ref left, row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Result(nint row) => Unsafe.Add(ref _starts, row).Result * resultStride;
}
