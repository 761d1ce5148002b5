using System.Text;

namespace NetGen.Data.Tests;

/// <summary>Tables in memory.</summary>
internal static class Table
{
    public static T[] Read<T>(string text, CsvOptions? options = null)
        where T : notnull => Csv.Read<T>(new MemoryStream(Encoding.UTF8.GetBytes(text)), options);

    public static string Write<T>(IEnumerable<T> records, CsvOptions? options = null)
        where T : notnull
    {
        var stream = new MemoryStream();
        Csv.Write(stream, records, options);
        return (options?.Encoding ?? Encoding.UTF8).GetString(stream.ToArray());
    }

    /// <summary>The message of the error that reading a table ends with.</summary>
    public static string Error<T>(string text, CsvOptions? options = null)
        where T : notnull => Assert.Throws<InvalidDataException>(() => Read<T>(text, options)).Message;
}
