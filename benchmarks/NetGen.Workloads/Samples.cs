namespace NetGen.Workloads;

/// <summary>A batch of random samples with random classes, the same for every contestant.</summary>
public sealed class Samples
{
    public Samples(Shape shape)
    {
        var random = new Random(1);
        Inputs = new float[shape.Batch * shape.Sizes[0]];
        Labels = new int[shape.Batch];
        Outputs = new float[shape.Batch * shape.Sizes[^1]];
        foreach (ref float input in Inputs.AsSpan())
            input = (2 * random.NextSingle()) - 1;
        foreach (ref int label in Labels.AsSpan())
            label = random.Next(shape.Sizes[^1]);
    }

    public float[] Inputs { get; }

    public int[] Labels { get; }

    /// <summary>Receives the raw outputs.</summary>
    public float[] Outputs { get; }
}
