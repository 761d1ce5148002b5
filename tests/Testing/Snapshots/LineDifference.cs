using System.Globalization;
using System.Text;

namespace NetGen.Testing.Snapshots;

/// <summary>Shows where two texts part.</summary>
public static class LineDifference
{
    private const int Before = 2;
    private const int After = 8;

    /// <summary>The first lines that differ, after a few that do not.</summary>
    public static string Describe(string verified, string received)
    {
        string[] expected = verified.Split('\n');
        string[] actual = received.Split('\n');
        int first = 0;
        while (first < expected.Length && first < actual.Length && expected[first] == actual[first])
            first++;

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"line {first + 1}:\n");
        for (int i = Math.Max(0, first - Before); i < first; i++)
            text.Append("    ").Append(expected[i]).Append('\n');
        Append(text, "  - ", expected, first);
        Append(text, "  + ", actual, first);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string mark, string[] lines, int first)
    {
        for (int i = first; i < Math.Min(first + After, lines.Length); i++)
            text.Append(mark).Append(lines[i]).Append('\n');
    }
}
