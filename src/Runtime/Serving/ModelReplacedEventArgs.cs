namespace NetGen;

/// <summary>Provides the versions for <see cref="ModelWatcher{TNetwork}.Replaced"/>.</summary>
/// <typeparam name="TNetwork">The generated network.</typeparam>
public sealed class ModelReplacedEventArgs<TNetwork> : EventArgs
    where TNetwork : class, INetwork
{
    internal ModelReplacedEventArgs(ModelVersion<TNetwork> current, ModelVersion<TNetwork> previous) => (Current, Previous) = (current, previous);

    /// <summary>The version that is in use now.</summary>
    public ModelVersion<TNetwork> Current { get; }

    /// <summary>The version that was in use before.</summary>
    public ModelVersion<TNetwork> Previous { get; }
}
