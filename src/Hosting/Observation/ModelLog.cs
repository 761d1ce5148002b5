using Microsoft.Extensions.Logging;

namespace NetGen.Hosting.Observation;

/// <summary>What a server logs about the versions of its network.</summary>
internal static partial class ModelLog
{
    [LoggerMessage(1, LogLevel.Information, "{Network} was loaded from '{Path}', SHA-256 {Sha256}.")]
    public static partial void Loaded(ILogger logger, string network, string path, string sha256);

    [LoggerMessage(2, LogLevel.Information, "Version {Version} of {Network} is in use, SHA-256 {Sha256}.")]
    public static partial void Replaced(ILogger logger, string network, int version, string sha256);

    [LoggerMessage(3, LogLevel.Warning, "The new file of {Network} is not used; version {Version} stays in use.")]
    public static partial void Rejected(ILogger logger, string network, int version, Exception error);
}
