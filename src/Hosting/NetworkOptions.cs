namespace NetGen.Hosting;

/// <summary>Specifies how a <see cref="NetworkServer{TNetwork}"/> loads a network and predicts with it.</summary>
/// <typeparam name="TNetwork">The generated network.</typeparam>
public sealed class NetworkOptions<TNetwork>
    where TNetwork : class, INetwork<float>
{
    /// <summary>Creates a network for each version of the file. Set it to set <see cref="INetwork.Parallelism"/>, for example.</summary>
    public Func<TNetwork> Create { get; set; } = null!;

    /// <summary>
    /// The normalisation of the inputs that the network was trained with; null if the inputs are used as they are. With a normalisation, the
    /// server also measures the drift of the inputs. Every version of the file must have been trained with this normalisation: to change it,
    /// start the application anew.
    /// </summary>
    public Normalization? Normalization { get; set; }

    /// <summary>How often to look at the file, and what to refuse.</summary>
    public ModelWatcherOptions<TNetwork> Watching { get; set; } = new();

    /// <summary>
    /// The maximum number of requests of <see cref="NetworkServer{TNetwork}.PredictAsync"/> that are predicted together. The default, 1, predicts
    /// each request on its caller's thread. A larger number is faster for large networks under load, because their parameters are read once for
    /// all requests of a batch. No request waits for others to arrive: a batch consists of those that arrived while the previous one was
    /// predicted.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxBatchSize
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxBatchSize));
            field = value;
        }
    } = 1;

    /// <summary>
    /// The maximum number of requests that wait for a batch. If there are as many, <see cref="NetworkServer{TNetwork}.PredictAsync"/> waits before it
    /// accepts another one. The default is 1,000.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxWaiting
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxWaiting));
            field = value;
        }
    } = 1_000;
}
