namespace NetGen;

/// <summary>Makes the optimiser's steps: one of each batch, or one of several.</summary>
/// <param name="network">The network.</param>
/// <param name="batches">Batches of a step.</param>
internal sealed class BatchSteps<TInput, TTarget>(ITrainableNetwork<TInput, TTarget> network, int batches)
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private readonly AccumulatedGradients<TInput, TTarget>? _gradients = batches > 1 ? new(network) : null;

    /// <summary>Batches of which no step has been made yet.</summary>
    public int Pending => _gradients?.Batches ?? 0;

    /// <summary>Learns from a batch. A step is made when there are enough.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="weight">What it weighs in the mean of the losses.</param>
    /// <param name="learningRate">The learning rate of the step.</param>
    /// <returns>The loss of the batch; not finite if no step can be made.</returns>
    public float Add(Batch<TInput, TTarget> batch, double weight, float learningRate)
    {
        if (_gradients is null)
            return network.TrainStep(batch.Inputs, batch.Targets, learningRate);
        float loss = _gradients.Add(batch, weight);
        return float.IsFinite(loss) && Pending == batches && !Complete(learningRate) ? float.NaN : loss;
    }

    /// <summary>Makes a step of the pending batches.</summary>
    /// <returns>False if there are none, or if their gradients are not finite and nothing has changed.</returns>
    public bool Complete(float learningRate) => Pending > 0 && _gradients!.TryApply(learningRate);

    /// <summary>Forgets the pending batches.</summary>
    public void Clear() => _gradients?.Clear();
}
