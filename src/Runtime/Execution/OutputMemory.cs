using System.ComponentModel;

namespace NetGen.Execution;

/// <summary>Memory for the outputs of a batch and the gradient that a custom loss computes for them. It grows to the largest batch.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OutputMemory
{
    private float[] _values = [];

    /// <summary>Returns memory for the outputs of a number of samples.</summary>
    /// <param name="samples">The number of samples.</param>
    /// <param name="size">The number of outputs per sample.</param>
    /// <param name="gradients">Receives memory for as many gradients, set to 0.</param>
    public Span<float> For(int samples, int size, out Span<float> gradients)
    {
        int count = checked(samples * size);
        if (_values.Length < 2L * count)
            _values = GC.AllocateUninitializedArray<float>(checked(2 * count));
        gradients = _values.AsSpan(count, count);
        gradients.Clear();
        return _values.AsSpan(0, count);
    }
}
