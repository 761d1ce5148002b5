using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Execution;

/// <summary>Calls whose results go to where the inputs are.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InPlace
{
    // Kernels may write a result before they have read all inputs, of which neighbours share a vector.
    [ThreadStatic]
    private static float[]? _copy;

    /// <summary>The inputs, where nothing overwrites them: a copy that this thread keeps if they are the outputs, otherwise they themselves.</summary>
    /// <exception cref="ArgumentException">The two overlap, but are not the same.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<float> Apart(ReadOnlySpan<float> inputs, Span<float> outputs, string parameter) =>
        inputs.Overlaps(outputs) ? Copy(inputs, outputs, parameter) : inputs;

    /// <summary>The same for tokens, whose memory only a cast can share with outputs.</summary>
    /// <exception cref="ArgumentException">The two overlap, but are not the same.</exception>
    public static ReadOnlySpan<int> Apart(ReadOnlySpan<int> inputs, Span<float> outputs, string parameter) =>
        MemoryMarshal.Cast<float, int>(Apart(MemoryMarshal.Cast<int, float>(inputs), outputs, parameter));

    /// <summary>That the outputs are the inputs, or lie apart from them, where inputs are read before the outputs at their place are written.</summary>
    /// <exception cref="ArgumentException">The two overlap, but are not the same.</exception>
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
