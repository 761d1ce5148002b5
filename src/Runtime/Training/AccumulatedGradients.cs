using NetGen.Execution;

namespace NetGen;

/// <summary>The gradients of several batches, each weighted by what it counts in the mean of the losses: those of one large batch.</summary>
internal sealed class AccumulatedGradients<TInput, TTarget>(ITrainableNetwork<TInput, TTarget> network)
    where TInput : unmanaged
    where TTarget : unmanaged
{
    // The gradients, and after them the statistics of the batch; see NetworkValues.
    private readonly float[] _batch = new float[NetworkValues.CountOf(network.Description)];
    private readonly float[] _sum = new float[NetworkValues.CountOf(network.Description)];
    private readonly int _parameters = network.Description.ParameterCount;

    private double _weight;

    public int Batches { get; private set; }

    /// <summary>Adds the gradients of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="weight">What it weighs in the mean of the losses.</param>
    /// <returns>The loss of the batch.</returns>
    public float Add(Batch<TInput, TTarget> batch, double weight)
    {
        ulong seed = network.DropoutSeed;
        // No step lies between the batches of a step, and they would all drop the same. The keys are mixed: a sum would drop what the next step drops.
        if (Batches > 0)
            network.DropoutSeed = DropoutRandom.Key(seed, Batches);
        float loss = network.Gradients(batch.Inputs, batch.Targets, _batch.AsSpan(0, _parameters), _batch.AsSpan(_parameters));
        network.DropoutSeed = seed;

        if (Batches == 0)
            Array.Clear(_sum);
        _weight = Batches == 0 ? weight : _weight + weight;
        // The mean so far moves towards the batch by the batch's share.
        MovingMean.Add(_sum, _batch, (float)(weight / _weight));
        Batches++;
        return loss;
    }

    /// <summary>Makes a step.</summary>
    /// <returns>False if a gradient is not finite: nothing has changed then.</returns>
    public bool TryApply(float learningRate)
    {
        ReadOnlySpan<float> gradients = _sum.AsSpan(0, _parameters);
        if (FiniteNumbers.IndexOfOther(gradients) >= 0)
            return false;
        network.ApplyGradients(gradients, _sum.AsSpan(_parameters), learningRate);
        Clear();
        return true;
    }

    public void Clear() => Batches = 0;
}
