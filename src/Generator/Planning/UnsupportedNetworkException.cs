namespace NetGen.Generator.Planning;

/// <summary>A network that no schedule can run; the message is the reason, for the user to read.</summary>
internal sealed class UnsupportedNetworkException(string reason) : Exception(reason);
