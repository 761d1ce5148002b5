namespace NetGen.Testing;

/// <summary>Two results that should agree do not.</summary>
public sealed class DisagreementException(string message) : Exception(message);
