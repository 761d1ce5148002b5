/// <summary>Teaches a network to balance a pole.</summary>
internal static class Training
{
    public const int MostRounds = 200;

    private const int Epochs = 4, BatchSize = 256;
    private const float LearningRate = 3e-3f;

    /// <summary>Trains a new network, and returns it with the steps that it has seen.</summary>
    public static (Balancer Network, int Steps) Run(int seed)
    {
        var network = new Balancer((ulong)seed);
        var random = new Random(seed);
        var rollout = new Rollout(network, random);
        int[] order = [.. Enumerable.Range(0, Rollout.Steps * Rollout.Poles)];
        float[] inputs = new float[BatchSize * Pole.Features];
        var experience = new Experience[BatchSize];

        for (int round = 1; round <= MostRounds; round++)
        {
            rollout.Run();
            float learningRate = LearningRate * (1 - (round - 1f) / MostRounds);
            for (int epoch = 0; epoch < Epochs; epoch++)
            {
                random.Shuffle(order);
                for (int first = 0; first < order.Length; first += BatchSize)
                {
                    Gather(order.AsSpan(first, BatchSize));
                    var loss = new PolicyLoss(experience);
                    network.TrainStep(inputs, ref loss, learningRate);
                }
            }

            if (round % 10 == 0 && Balance(network, episodes: 20, random) == Pole.MostSteps)
                return (network, round * order.Length);
        }

        return (network, MostRounds * order.Length);

        void Gather(ReadOnlySpan<int> places)
        {
            for (int i = 0; i < places.Length; i++)
            {
                rollout.Inputs.Slice(places[i] * Pole.Features, Pole.Features).CopyTo(inputs.AsSpan(i * Pole.Features));
                experience[i] = rollout.Experience[places[i]];
            }
        }
    }

    /// <summary>The mean number of steps that a network balances a pole for, with the push that it considers better.</summary>
    public static double Balance(Balancer network, int episodes, Random random)
    {
        Span<float> features = stackalloc float[Pole.Features], outputs = stackalloc float[Balancer.OutputSize];
        long steps = 0;
        for (int i = 0; i < episodes; i++)
        {
            Pole pole = Pole.Standing(random);
            while (!pole.Ends)
            {
                pole.CopyTo(features);
                network.Forward(features, outputs);
                pole.Push(right: outputs[1] > outputs[0]);
            }

            steps += pole.Steps;
        }

        return (double)steps / episodes;
    }
}
