namespace NetGen;

/// <summary>Specifies how a <see cref="ModelWatcher{TNetwork}"/> watches a file and what it refuses.</summary>
/// <typeparam name="TNetwork">The generated network.</typeparam>
public sealed record ModelWatcherOptions<TNetwork>
    where TNetwork : class, INetwork
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1), Longest = TimeSpan.FromDays(1);

    /// <summary>The time between two looks at the file. The default is one second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than a millisecond or more than a day.</exception>
    public TimeSpan Interval
    {
        get;
        init => field = value >= Shortest && value <= Longest
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Interval), value, "The time between two looks at a file must be from a millisecond to a day.");
    } = TimeSpan.FromSeconds(1);

    /// <summary>How a file can differ from what the network saves.</summary>
    public LoadOptions LoadOptions { get; init; } = new();

    /// <summary>
    /// Decides whether to publish a network that was loaded, for example by classifying samples that it must get right. A null reference
    /// publishes every network that can be loaded.
    /// </summary>
    public Predicate<TNetwork>? Accepts { get; init; }
}
