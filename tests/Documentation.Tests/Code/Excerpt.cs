namespace NetGen.Documentation.Tests.Code;

/// <summary>Lines of a file, one after the other; <c>...</c> stands for lines that are left out. Indentation does not count.</summary>
internal sealed class Excerpt(IEnumerable<string> lines)
{
    private const string Omission = "...";

    /// <summary>The first lines without an omission between them that are not found, or null.</summary>
    public string? MissingFrom(string file)
    {
        List<string> text = Trimmed(file.ReplaceLineEndings("\n").Split('\n'));
        int next = 0;
        foreach (List<string> run in Runs())
        {
            int start = Enumerable.Range(next, Math.Max(0, text.Count - next - run.Count + 1))
                .FirstOrDefault(i => text.Skip(i).Take(run.Count).SequenceEqual(run), -1);
            if (start < 0)
                return string.Join('\n', run);
            next = start + run.Count;
        }

        return null;
    }

    private IEnumerable<List<string>> Runs()
    {
        List<string> rest = Trimmed(lines);
        while (rest.Count > 0)
        {
            List<string> run = [.. rest.TakeWhile(line => line != Omission)];
            if (run.Count > 0)
                yield return run;
            rest = [.. rest.Skip(run.Count + 1)];
        }
    }

    private static List<string> Trimmed(IEnumerable<string> lines) => [.. lines.Select(line => line.Trim()).Where(line => line.Length > 0)];
}
