namespace NetGen.Deployments.Program;

/// <summary>What samples/CrossEntropy does until its first training step is done.</summary>
internal static class FirstStep
{
    private const int Samples = 100;

    public static void Run()
    {
        var random = new Random(1);
        float[] points = new float[Samples * PointClassifier.InputSize];
        int[] labels = new int[Samples];
        for (int i = 0; i < points.Length; i++)
            points[i] = random.NextSingle();
        for (int i = 0; i < labels.Length; i++)
            labels[i] = random.Next(PointClassifier.OutputSize);

        new PointClassifier(seed: 1).TrainStep(points, labels, learningRate: 0.1f);
    }
}
