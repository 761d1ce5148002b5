using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace NetGen.Testing.Snapshots;

/// <summary>
/// Verified generated files, laid out as Verify.SourceGenerators does: <c>Test.Method#Hint.g.verified.cs</c>, and the hint name in
/// the first line. With <c>UPDATE_SNAPSHOTS=1</c> they are rewritten instead, except under CI.
/// </summary>
public sealed class SnapshotFolder(string path)
{
    // What Verify writes, so that moving to it changes no file.
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>The folder under the repository's root, wherever the tests were built.</summary>
    public static SnapshotFolder InRepository(params ReadOnlySpan<string> path)
    {
        for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "NetGen.sln")))
                return new SnapshotFolder(Path.Combine([directory.FullName, .. path]));
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has NetGen.sln.");
    }

    /// <summary>Throws unless the files are those verified for the test, each of them, and no more.</summary>
    public void Verify(string test, ImmutableArray<GeneratedSourceResult> generated)
    {
        Dictionary<string, string> received = generated.ToDictionary(
            file => $"{test}#{file.HintName[..^".cs".Length]}.verified.cs",
            file => $"//HintName: {file.HintName}\n{file.SourceText.ToString().ReplaceLineEndings("\n")}");
        Directory.CreateDirectory(path);
        string[] verified = [.. Directory.GetFiles(path, $"{test}#*.verified.cs").Select(file => Path.GetFileName(file))];

        if (IsUpdating())
        {
            foreach (string stale in verified.Except(received.Keys))
                File.Delete(Path.Combine(path, stale));
            foreach ((string name, string text) in received)
                File.WriteAllText(Path.Combine(path, name), text, Encoding);
            return;
        }

        if (verified.Except(received.Keys).FirstOrDefault() is string missing)
            throw new SnapshotException($"{missing} was verified, but is not generated any more.");
        foreach ((string name, string text) in received)
            Compare(name, text);
    }

    private void Compare(string name, string received)
    {
        string file = Path.Combine(path, name);
        if (!File.Exists(file))
            throw new SnapshotException($"{name} has not been verified. Look at it, and write it with UPDATE_SNAPSHOTS=1:\n{received}");

        string verified = File.ReadAllText(file).ReplaceLineEndings("\n");
        if (verified == received)
            return;
        throw new SnapshotException($"{name} differs at {LineDifference.Describe(verified, received)}Accept it with UPDATE_SNAPSHOTS=1.");
    }

    private static bool IsUpdating()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") is not "1")
            return false;
        if (Environment.GetEnvironmentVariable("CI") is "true" or "1")
            throw new SnapshotException("Snapshots are not updated under CI, where nobody looks at them.");
        return true;
    }
}
