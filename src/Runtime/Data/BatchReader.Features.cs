namespace NetGen;

/// <summary>Reads a dataset of features in batches, in any order, as <see cref="BatchReader{TInput, TTarget}"/> does.</summary>
/// <typeparam name="TTarget"><see cref="int"/> for class indices, or <see cref="float"/> for rows of targets.</typeparam>
/// <param name="dataset">The samples.</param>
/// <param name="batchSize">The number of samples in a batch, at least 1. The last batch of a pass can have fewer.</param>
/// <param name="readAhead">
/// The number of batches to read ahead, at least 0. The default is 0 for a dataset in memory, and 3 for others.
/// </param>
/// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
public sealed class BatchReader<TTarget>(Dataset<TTarget> dataset, int batchSize, int? readAhead = null)
    : BatchReader<float, TTarget>(dataset, batchSize, readAhead)
    where TTarget : unmanaged
{
    /// <summary>Waits for the next batch. The previous batch becomes invalid.</summary>
    /// <remarks>If a batch cannot be read, this and every further call throw until the next pass starts.</remarks>
    /// <param name="batch">The batch, or an empty batch at the end of the pass.</param>
    /// <returns>Whether there was a batch.</returns>
    public bool TryRead(out Batch<TTarget> batch) => TryRead(out batch, CancellationToken.None);

    /// <summary>
    /// Waits for the next batch or until the wait is cancelled. The previous batch becomes invalid. Cancelling does not skip a batch.
    /// </summary>
    /// <remarks>If a batch cannot be read, this and every further call throw until the next pass starts.</remarks>
    /// <param name="batch">The batch, or an empty batch at the end of the pass.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Whether there was a batch.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public bool TryRead(out Batch<TTarget> batch, CancellationToken cancellationToken)
    {
        bool found = TryRead(out Batch<float, TTarget> read, cancellationToken);
        batch = new Batch<TTarget>(read);
        return found;
    }
}
