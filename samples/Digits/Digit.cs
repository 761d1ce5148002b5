using CsvHelper;

/// <summary>One row of the data: the ink on each of 8x8 pixels, 0 to 16, and which digit the writer meant.</summary>
[CsvRecord]
internal sealed partial record Digit([CsvColumn(Index = 0, EndIndex = 63)] int[] Ink, int Label)
{
    public static Digit[] ReadAll(string path)
    {
        using CsvReader csv = CsvReader.FromFile(path);
        return [.. csv.GetRecords<Digit>()];
    }
}
