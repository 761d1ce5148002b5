using System.Globalization;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Graph.Operations;

/// <summary>
/// The rows of a stream's last steps, its own among them, for each of the steps that run together: what a causal window lies on. They are remembered in a
/// ring, each of them twice, so that those of any step lie one behind the other.
/// </summary>
internal sealed class Remember : Operation
{
    /// <summary>The most steps that run together.</summary>
    public const int MostSteps = 64;

    private Remember(Tensor value, Tensor ring, Tensor output)
        : base(output, value, ring)
    {
    }

    public Tensor Value => Inputs[0];

    public Tensor Ring => Inputs[1];

    /// <summary>The steps that are remembered, the current one included.</summary>
    public int Steps => Output.Shape.RowsPerSample;

    /// <summary>The steps that the ring holds: a power of two.</summary>
    public int Capacity => Ring.Shape[0].Size / 2;

    public override StreamRoutine StreamRoutine => new(
        "StepRing.Push",
        new([FormattableString.Invariant($"{MatrixLayout.Of(Value).PaddedColumns}, {Capacity}, {Value.Shape.Columns}, {Steps}")]),
        $"{Output} = the last {Steps} steps of {Value}", View: Output);

    public override string Constants => Steps.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of floats of a ring that stores a number of rows.</summary>
    public static long FloatsOf(long steps, int columns) => 2L * CapacityFor(steps) * columns;

    /// <param name="graph">The stream.</param>
    /// <param name="name">The name of the result.</param>
    /// <param name="value">The current step.</param>
    /// <param name="steps">The steps to remember, the current one included.</param>
    public static Tensor Append(NetworkGraph graph, string name, Tensor value, int steps)
    {
        int columns = value.Shape.Columns;
        Tensor ring = graph.AddMemory(name + "Ring", new Shape(checked((int)(2 * CapacityFor(steps))), columns));
        return graph.Append(new Remember(value, ring, graph.NewWindow(name, Shape.Rows(steps, columns))));
    }

    private static long CapacityFor(long steps)
    {
        long capacity = 1;
        while (capacity < steps - 1 + MostSteps)
            capacity *= 2;
        return capacity;
    }
}
