namespace NetGen;

/// <summary>
/// A file does not hold what it should: it is damaged, or of another network. The message names the tensor and what was expected. The network
/// is unchanged.
/// </summary>
public sealed class NetworkFileException : Exception
{
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What found it.</param>
    public NetworkFileException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
