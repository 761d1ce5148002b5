namespace NetGen;

/// <content>What a trained network does on a dataset.</content>
public static partial class Trainer
{
    private const int EvaluationBatchSize = 256;

    /// <summary>Evaluates a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="dataset">The samples, at least one.</param>
    /// <param name="cancellationToken">Cancels the evaluation, within a batch and while it waits for samples.</param>
    /// <exception cref="ArgumentException">
    /// The samples do not match the network, there are no samples, a token is out of range, or a target is not valid for the loss.
    /// </exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public static Evaluation Evaluate<TInput, TTarget>(
        ITrainableNetwork<TInput, TTarget> network, Dataset<TInput, TTarget> dataset, CancellationToken cancellationToken = default)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(dataset);
        RequireFit(network, dataset, nameof(dataset));
        var check = new SampleCheck<TInput, TTarget>(network.Description, nameof(dataset), isForTraining: false);
        using var evaluator = new Evaluator<TInput, TTarget>(network, dataset, EvaluationBatchSize, check, measuresErrors: true);
        return evaluator.Run(cancellationToken);
    }

    /// <summary>
    /// Computes what a network predicts for every sample: probabilities if its loss means them, and otherwise its outputs. The targets of
    /// the samples are not used.
    /// </summary>
    /// <param name="network">The network. It does not need a loss.</param>
    /// <param name="dataset">The samples, at least one.</param>
    /// <param name="cancellationToken">Cancels the predictions, within a batch and while it waits for samples.</param>
    /// <returns>The predictions in the order of the samples, <see cref="NetworkDescription.OutputSize"/> values per sample.</returns>
    /// <exception cref="ArgumentException">
    /// The samples do not match the network, there are no samples, their predictions exceed the maximum length of an array, or a token is out of range.
    /// </exception>
    /// <exception cref="OperationCanceledException">The predictions were cancelled.</exception>
    public static float[] Predict<TInput, TTarget>(
        INetwork<TInput> network, Dataset<TInput, TTarget> dataset, CancellationToken cancellationToken = default)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(dataset);
        RequireInputs(network, dataset, nameof(dataset));
        int outputs = network.Description.OutputSize;
        if ((long)dataset.Count * outputs > Array.MaxLength)
        {
            throw new ArgumentException(
                Text($"{dataset.Count} samples of {outputs} predictions exceed the maximum length of an array, {Array.MaxLength}: predict subsets of them."), nameof(dataset));
        }

        var check = new SampleCheck<TInput, TTarget>(network.Description, nameof(dataset), isForTraining: false);
        using var reader = new BatchReader<TInput, TTarget>(dataset, EvaluationBatchSize);
        float[] predictions = new float[dataset.Count * outputs];
        reader.Begin(cancellationToken);
        for (int first = 0; reader.TryRead(out Batch<TInput, TTarget> batch, cancellationToken); first += batch.Count)
        {
            check.RequireTokens(batch.Inputs, first);
            network.Predict(batch.Inputs, predictions.AsSpan(first * outputs, batch.Count * outputs));
        }

        return predictions;
    }
}
