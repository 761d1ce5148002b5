using CsvHelper;

/// <summary>One row of the data: sepal length and width, petal length and width in centimetres, and the species.</summary>
[CsvRecord]
internal sealed partial record Flower([CsvColumn(Index = 0, EndIndex = 3)] float[] Measurements, string Species)
{
    public static Flower[] ReadAll(string path)
    {
        using CsvReader csv = CsvReader.FromFile(path);
        return [.. csv.GetRecords<Flower>()];
    }
}
