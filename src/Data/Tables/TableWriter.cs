using System.Text;
using CsvHelper;
using NetGen.Data.Records;

namespace NetGen.Data.Tables;

/// <summary>Writes records as the lines of a table.</summary>
internal static class TableWriter
{
    private static readonly UTF8Encoding Utf8WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    public static void WriteAll<T>(Stream stream, IEnumerable<T> records, RecordType<T> type, CsvOptions options)
        where T : notnull
    {
        using var text = new StreamWriter(stream, Strict(options.Encoding ?? Utf8WithoutMark), leaveOpen: true);
        using CsvWriter csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = options.Delimiter, NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord([.. type.Columns.Select(column => column.Name)]);

        var reports = new ProgressReports(options.Progress);
        int? count = records.TryGetNonEnumeratedCount(out int known) ? known : null;
        string[] fields = new string[type.Columns.Length];
        Func<double?> share = () => (double)reports.Records / count;
        foreach (T record in records)
        {
            if (record is null)
                throw new ArgumentException($"Record {reports.Records} is null.", nameof(records));
            for (int i = 0; i < fields.Length; i++)
                fields[i] = FieldOf(record, type.Columns[i], reports.Records, options);
            csv.WriteRecord(fields);
            reports.Add(share);
        }

        csv.Flush();
        text.Flush();
        reports.End();
    }

    /// <summary>The same encoding, which doesn't replace what it has no bytes for.</summary>
    private static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.EncoderFallback = EncoderFallback.ExceptionFallback;
        return strict;
    }

    private static string FieldOf<T>(T record, RecordColumn column, long index, CsvOptions options)
        where T : notnull
    {
        if (column.Getter!.Invoke(record) is not { } value)
        {
            if (column.Field.CanBeEmpty && options.Missing.IsEmpty)
            {
                throw new ArgumentException(
                    $"'{column.Member}' of record {index} is null, but an empty field is read as an empty string. Name a text for missing values in "
                    + $"{nameof(CsvOptions)}.{nameof(CsvOptions.Missing)}.");
            }

            return options.Missing.IsEmpty ? "" : options.Missing[0];
        }

        string text;
        try
        {
            text = column.Field.Format(value, options.Culture);
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"'{column.Member}' of record {index}: {error.Message}", error);
        }

        if (options.Missing.Contains(text))
            throw new ArgumentException($"'{column.Member}' of record {index} is '{text}', which stands for a missing value when it is read.");
        return text;
    }
}
