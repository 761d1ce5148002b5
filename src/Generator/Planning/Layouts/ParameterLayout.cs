using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Planning.Layouts;

/// <summary>The places of a parameter, its gradient and its optimiser's state, each in a separate buffer.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Matrix">The layout of a weight or a table; null where the elements lie in canonical order.</param>
/// <param name="Offset">Floats before it in the buffer.</param>
/// <param name="Floats">Floats it takes, padding included.</param>
/// <param name="CanonicalOffset">Floats before it in canonical order.</param>
internal sealed record ParameterSlot(Parameter Parameter, MatrixLayout? Matrix, int Offset, int Floats, int CanonicalOffset);

/// <summary>
/// The layout that the parameters, their gradients and the optimiser's state share. What training changes lies in front of what is frozen, and the
/// buffers lie behind both.
/// </summary>
internal sealed class ParameterLayout
{
    private readonly Dictionary<Parameter, ParameterSlot> _slots = [];

    /// <param name="parameters">The parameters in canonical order.</param>
    /// <param name="packed">Whether they lie as in canonical order, without padding between them.</param>
    /// <param name="updated">Those that training changes; all that are trainable when left out.</param>
    /// <param name="buffers">What lies behind them.</param>
    public ParameterLayout(
        IEnumerable<Parameter> parameters, bool packed, ICollection<Parameter>? updated = null, IEnumerable<Parameter>? buffers = null)
    {
        int offset = 0;
        List<Parameter> canonical = [.. parameters];
        foreach (Parameter parameter in canonical.Where(IsUpdated))
            Place(parameter);
        offset = TrainableFloats = MatrixLayout.Pad(offset);
        foreach (Parameter parameter in canonical.Where(parameter => !IsUpdated(parameter)))
            Place(parameter);
        offset = BufferOffset = MatrixLayout.Pad(offset);
        List<Parameter> others = [.. buffers ?? []];
        foreach (Parameter buffer in others)
            Place(buffer);
        Floats = MatrixLayout.Pad(offset);
        (Slots, Count) = InOrder(canonical);
        (Buffers, BufferCount) = InOrder(others);

        (ImmutableArray<ParameterSlot> Slots, int Count) InOrder(List<Parameter> tensors)
        {
            int count = 0;
            foreach (Parameter tensor in tensors)
            {
                _slots[tensor] = _slots[tensor] with { CanonicalOffset = count };
                count += tensor.Shape.ElementsPerSample;
            }

            return ([.. tensors.Select(tensor => _slots[tensor])], count);
        }

        bool IsUpdated(Parameter parameter) => updated?.Contains(parameter) ?? parameter.IsTrainable;

        void Place(Parameter parameter)
        {
            Shape shape = parameter.Shape;
            // A weight [out, in] is stored as in x out: the forward product then has the layer's outputs in the lanes.
            MatrixLayout? matrix = shape.Rank > 1 && !packed ? MatrixLayout.Of(parameter) : null;
            int floats = matrix is not null ? checked((int)MatrixLayout.FloatsOf(parameter))
                : packed ? shape.ElementsPerSample : MatrixLayout.Pad(shape.ElementsPerSample);
            _slots.Add(parameter, new ParameterSlot(parameter, matrix, offset, floats, CanonicalOffset: 0));
            offset += floats;
        }
    }

    /// <summary>In canonical order.</summary>
    public ImmutableArray<ParameterSlot> Slots { get; }

    /// <summary>Parameters, without padding.</summary>
    public int Count { get; }

    /// <summary>The buffers, in their order.</summary>
    public ImmutableArray<ParameterSlot> Buffers { get; }

    /// <summary>The parameters, and the buffers behind them.</summary>
    public IEnumerable<ParameterSlot> All => Slots.Concat(Buffers);

    /// <summary>Values of the buffers, without padding.</summary>
    public int BufferCount { get; }

    /// <summary>Floats before the buffers.</summary>
    public int BufferOffset { get; }

    /// <summary>Floats of the buffers, padding included.</summary>
    public int BufferFloats => Floats - BufferOffset;

    /// <summary>Floats of the buffer, padding included.</summary>
    public int Floats { get; }

    /// <summary>Floats of the trainable parameters, padding included: what the optimiser steps through.</summary>
    public int TrainableFloats { get; }

    public bool HasFrozen => TrainableFloats < BufferOffset;

    public ParameterSlot this[Parameter parameter] => _slots[parameter];
}
