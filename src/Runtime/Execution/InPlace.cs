using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Execution;

/// <summary>Handles calls whose results overwrite their inputs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InPlace
{
    // Kernels may write a result before they have read all inputs, of which neighbours share a vector.
    [ThreadStatic]
    private static float[]? _copy;

    /// <summary>Returns inputs that the outputs do not overwrite: a copy in this thread's memory if both are the same, otherwise the inputs.</summary>
    /// <exception cref="ArgumentException">The two partly overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<float> Apart(ReadOnlySpan<float> inputs, Span<float> outputs, string parameter) =>
        inputs.Overlaps(outputs) ? Copy(inputs, outputs, parameter) : inputs;

    /// <summary>Does the same for tokens. They share memory with outputs only after a cast.</summary>
    /// <exception cref="ArgumentException">The two partly overlap.</exception>
    public static ReadOnlySpan<int> Apart(ReadOnlySpan<int> inputs, Span<float> outputs, string parameter) =>
        MemoryMarshal.Cast<float, int>(Apart(MemoryMarshal.Cast<int, float>(inputs), outputs, parameter));

    /// <summary>Checks that the outputs are the inputs or separate memory. Each input must be read before the output in its place is written.</summary>
    /// <exception cref="ArgumentException">The two partly overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SameOrApart(ReadOnlySpan<float> inputs, Span<float> outputs, string parameter)
    {
        if (inputs.Overlaps(outputs) && inputs != outputs)
            throw new ArgumentException(Overlap(inputs, outputs, parameter), parameter);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ReadOnlySpan<float> Copy(ReadOnlySpan<float> inputs, Span<float> outputs, string parameter)
    {
        if (inputs != outputs)
            throw new ArgumentException(Overlap(inputs, outputs, parameter), parameter);
        if (_copy is null || _copy.Length < inputs.Length)
            _copy = GC.AllocateUninitializedArray<float>(inputs.Length);
        inputs.CopyTo(_copy);
        return _copy.AsSpan(0, inputs.Length);
    }

    private static string Overlap(ReadOnlySpan<float> inputs, Span<float> outputs, string parameter)
    {
        nint bytes = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs));
        string place = bytes < 0 ? $"{-bytes} bytes before" : $"{bytes} bytes after";
        return $"The {inputs.Length} '{nameof(inputs)}' and the {outputs.Length} '{parameter}' partly overlap: '{parameter}' begins {place} '{nameof(inputs)}'. "
            + "Pass the same span for both, or two that have no memory in common.";
    }
}
