namespace NetGen;

/// <summary>Represents a network and the version of the file that it was loaded from.</summary>
/// <typeparam name="TNetwork">The generated network.</typeparam>
public sealed class ModelVersion<TNetwork>
    where TNetwork : class, INetwork
{
    internal ModelVersion(TNetwork network, int number, DateTime writtenAt, string sha256, LoadReport report) =>
        (Network, Number, WrittenAt, Sha256, Report) = (network, number, writtenAt, sha256, report);

    /// <summary>The network. Any number of threads can predict with it at the same time. Don't train it.</summary>
    public TNetwork Network { get; }

    /// <summary>1 for the version that the watcher started with, and one more for each that replaced it.</summary>
    public int Number { get; }

    /// <summary>The time in UTC when the file was last written.</summary>
    public DateTime WrittenAt { get; }

    /// <summary>The SHA-256 hash of the file in hexadecimal digits, as <c>sha256sum</c> prints it.</summary>
    public string Sha256 { get; }

    /// <summary>What was loaded from the file.</summary>
    public LoadReport Report { get; }
}
