using System.ComponentModel;

namespace NetGen.Execution;

/// <summary>The outputs of a batch, and the gradient that a caller's loss finds for them. It grows to the largest batch.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OutputMemory
{
    private float[] _values = [];

    /// <summary>Memory for the outputs of some samples.</summary>
    /// <param name="samples">The number of samples.</param>
    /// <param name="size">Outputs of a sample.</param>
    /// <param name="gradients">Memory for as many gradients, which are 0.</param>
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
