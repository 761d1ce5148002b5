using NetGen.Execution;

namespace NetGen.Generator.Graph.Operations;

/// <summary>Causal <see cref="ScaledAttention"/> of the next step of a stream, which stores the keys and the values of all earlier steps.</summary>
internal sealed class StreamAttention : Operation
{
    private StreamAttention(Tensor value, Tensor memory, int heads, int steps, Tensor output)
        : base(output, value, memory) => (Heads, Steps) = (heads, steps);

    public Tensor Value => Inputs[0];

    public int Heads { get; }

    /// <summary>The most steps.</summary>
    public int Steps { get; }

    public override StreamRoutine StreamRoutine => new(
        "StreamAttention.Attend", new([FormattableString.Invariant($"{Steps}, {Heads}, {Output.Shape.Columns / Heads}")]),
        $"softmax(queries · keysᵀ / √{Output.Shape.Columns / Heads}) · values of the {Heads} heads of {Value}, over all steps so far");

    public override string Constants => FormattableString.Invariant($"{Heads} {Steps}");

    /// <summary>Floats that it remembers.</summary>
    public static long FloatsOf(int steps, int features) => (features + 1L) * Pad(steps) + (long)steps * features;

    public static Tensor Append(NetworkGraph graph, string name, Tensor value, int heads, int steps)
    {
        int features = value.Shape.Columns / 3;
        Tensor memory = graph.AddMemory(name + "Memory", new Shape(checked((int)FloatsOf(steps, features))));
        return graph.Append(new StreamAttention(value, memory, heads, steps, graph.NewValue(name, value.Shape.WithColumns(features))));
    }

    private static long Pad(int steps) => (steps + MemoryLayout.VectorFloats - 1) / MemoryLayout.VectorFloats * MemoryLayout.VectorFloats;
}
