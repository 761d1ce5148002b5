namespace NetGen;

/// <content>Training that does not block its caller.</content>
public static partial class Trainer
{
    /// <summary>
    /// Trains a network on a thread of its own. The caller must not use the network until the task has ended.
    /// </summary>
    /// <remarks>
    /// Progress is reported on that thread. A <see cref="Progress{T}"/> that is created on the thread of a user interface passes the reports to
    /// that thread.
    /// </remarks>
    /// <param name="network">The network. Training starts with its current parameters.</param>
    /// <param name="training">The training samples.</param>
    /// <param name="options">The options, or null for the default options.</param>
    /// <param name="validation">
    /// The samples to evaluate the network on after every epoch. If it is null, <see cref="TrainingOptions.ValidationShare"/> of the
    /// training samples is held out: a random part, or the end if <see cref="TrainingOptions.Shuffles"/> is false.
    /// </param>
    /// <param name="cancellationToken">
    /// Ends training after the current step. The task then completes, as <see cref="Fit"/> does, and is not cancelled.
    /// </param>
    /// <returns>The results of each epoch. The task fails with the exceptions of <see cref="Fit"/>.</returns>
    public static Task<TrainingHistory> FitAsync<TInput, TTarget>(
        ITrainableNetwork<TInput, TTarget> network,
        Dataset<TInput, TTarget> training,
        TrainingOptions? options = null,
        Dataset<TInput, TTarget>? validation = null,
        CancellationToken cancellationToken = default)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(training);
        return Task.Factory.StartNew(
            () => Fit(network, training, options, validation, cancellationToken),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }
}
