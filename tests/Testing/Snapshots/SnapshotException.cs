namespace NetGen.Testing.Snapshots;

/// <summary>Generated code is not what its snapshot says.</summary>
public sealed class SnapshotException(string message) : Exception(message);
