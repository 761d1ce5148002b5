namespace NetGen.Data.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("netgen-data").FullName;

    public string this[string name] => Path.Combine(_path, name);

    public IEnumerable<string> Names => Directory.EnumerateFileSystemEntries(_path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
