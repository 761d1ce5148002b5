namespace NetGen.Generator.Emission;

/// <summary>Breaks lines that are too long: code behind a comma, or else behind what assigns, a comment between two words. Documentation stays as it is.</summary>
internal static class LongLine
{
    private const string Continuation = "    ";
    private const string Comment = "// ";

    private static readonly string[] BetweenWords = [" "], InCode = [", ", " => ", " = "];

    public static IEnumerable<string> Break(string line, int most)
    {
        bool isComment = line.StartsWith(Comment, StringComparison.Ordinal), isDocumentation = line.StartsWith("///", StringComparison.Ordinal);
        string start = isComment ? Comment : Continuation;
        while (!isDocumentation && line.Length > most && PlaceOf(isComment ? BetweenWords : InCode) is > 0 and var place)
        {
            yield return line.Substring(0, place).TrimEnd();
            line = start + line.Substring(place);
        }

        yield return line;

        int PlaceOf(string[] separators) => separators.Select(separator => PlaceIn(line, most, separator, start.Length)).FirstOrDefault(place => place > 0);
    }

    /// <summary>Where the rest of a line begins that is broken behind a separator; -1 where there is none that is not in a text.</summary>
    private static int PlaceIn(string line, int most, string separator, int first)
    {
        int found = -1;
        bool isInText = false;
        for (int i = 0; i < most; i++)
        {
            if (line[i] == '"')
                isInText = !isInText;
            // A comment behind code would become code.
            if (!isInText && i > first && separator != " " && string.CompareOrdinal(line, i, "//", 0, 2) == 0)
                break;
            int end = i + separator.Length;
            if (!isInText && i > first && end <= most && string.CompareOrdinal(line, i, separator, 0, separator.Length) == 0)
                found = end;
        }

        return found;
    }
}
