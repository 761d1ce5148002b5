using System.Collections.Immutable;

namespace NetGen.Workloads;

/// <summary>One of the networks, at work on a batch.</summary>
public sealed class Workload
{
    private Workload(Shape shape, Samples samples, Loops loops)
    {
        Shape = shape;
        Samples = samples;
        Parameters = loops.Parameters;
        Infer = loops.Infer;
        Train = loops.Train;
    }

    /// <summary>The shapes that are compared.</summary>
    public static ImmutableArray<Shape> Shapes { get; } =
    [
        Shape.Parse("2-4-2:1"),
        Shape.Parse("2-4-2:100"),
        Shape.Parse("4-16-3:1"),
        Shape.Parse("64-32-10:1"),
        Shape.Parse("64-32-10:32"),
        Shape.Parse("784-128-10:1"),
        Shape.Parse("784-128-10:32"),
        Shape.Parse("784-128-10:128"),
        Shape.Parse("784-512-512-10:128"),
        Shape.Parse("1024-1024-1024-1000:256"),
        Shape.Parse("128-50000:256"),
        Shape.Parse("128-128-50000:256"),
    ];

    /// <summary>Small enough for millions of steps on one batch.</summary>
    public static float LearningRate => Loops.LearningRate;

    public Shape Shape { get; }

    public Samples Samples { get; }

    /// <summary>The initial parameters, in PyTorch's order.</summary>
    public float[] Parameters { get; }

    /// <summary>Computes the outputs, so many times.</summary>
    public Action<int> Infer { get; }

    /// <summary>Makes so many training steps: forward, loss, backward, update. Returns the last one's loss.</summary>
    public Func<int, float> Train { get; }

    public static Workload Of(Shape shape)
    {
        var samples = new Samples(shape);
        Loops loops = Loops.Of(shape.Network, samples);
        return new Workload(shape, samples, loops);
    }
}
