using CsvHelper;

/// <summary>One row of the data: the ink on each of 8x8 pixels, 0 to 16, and the digit.</summary>
[CsvRecord]
internal sealed partial record Digit([CsvColumn(Index = 0, EndIndex = 63)] int[] Ink, int Label)
{
    public const int Side = 8;

    /// <summary>The pixels as the network's inputs, from 0 (paper) to 1 (ink).</summary>
    public float[] Pixels => [.. Ink.Select(ink => ink / 16f)];

    public static Digit[] ReadAll(string path)
    {
        using CsvReader csv = CsvReader.FromFile(path);
        return [.. csv.GetRecords<Digit>()];
    }
}
