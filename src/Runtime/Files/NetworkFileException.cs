namespace NetGen;

/// <summary>
/// The exception that is thrown if a file is damaged or belongs to another network. The message names the tensor and what was expected.
/// The network is unchanged.
/// </summary>
public sealed class NetworkFileException : Exception
{
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The exception that caused it, if any.</param>
    public NetworkFileException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
