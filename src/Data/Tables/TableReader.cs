using System.Text;
using System.Text.Unicode;
using CsvHelper;
using NetGen.Data.Records;

namespace NetGen.Data.Tables;

/// <summary>Reads the lines of a table and makes a record of each.</summary>
internal sealed class TableReader<T>
    where T : notnull
{
    private readonly CsvReader _csv;
    private readonly string? _name;
    private readonly RecordType<T> _type;
    private readonly CsvOptions _options;
    private readonly Header _header;
    private readonly int[] _places;
    private readonly object?[] _values;

    private TableReader(CsvReader csv, string? name, RecordType<T> type, CsvOptions options)
    {
        (_csv, _name, _type, _options) = (csv, name, type, options);
        var start = new TablePlace(name, 1);
        if (!MoveNext())
            throw start.Error("The table is empty; expected a header with the names of the columns.");
        RequireUtf8();
        _header = new Header([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)], Place);
        _places = _header.Find(typeof(T).Name, type.Columns);
        _values = new object?[type.Columns.Length];
    }

    private TablePlace Place => new(_name, _csv.LineNumber);

    /// <summary>Reads the records of a stream one by one, from where it is to its end.</summary>
    /// <param name="stream">The stream, which stays open.</param>
    /// <param name="name">The name of its file, if it has one.</param>
    /// <param name="type">The record.</param>
    /// <param name="options">How the table is written down.</param>
    public static IEnumerable<T> ReadAll(Stream stream, string? name, RecordType<T> type, CsvOptions options)
    {
        using CsvReader csv = CsvReader.Create(stream, OptionsOf(options), leaveOpen: true);
        var reader = new TableReader<T>(csv, name, type, options);
        var reports = new ProgressReports(options.Progress);
        long start = stream.CanSeek ? stream.Position : 0;
        Func<double?> share = () => stream.CanSeek ? (double)(stream.Position - start) / (stream.Length - start) : null;
        while (reader.MoveNext())
        {
            yield return reader.ReadRecord();
            reports.Add(share);
        }

        reports.End();
    }

    private static CsvReaderOptions OptionsOf(CsvOptions options) => new()
    {
        Separator = options.Delimiter,
        // The first record is the header; what is wrong with it is for our own errors to say.
        HasHeader = false,
        Encoding = options.Encoding is null ? null : Strict(options.Encoding),
        MalformedData = CsvMalformedDataHandling.Throw,
        TrackLineNumbers = true,
        // A quote that isn't closed makes the rest of the file one record: it is refused before it fills the memory.
        MaxRecordSize = 1 << 26,
    };

    /// <summary>The same encoding, which doesn't replace what it doesn't know.</summary>
    private static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }

    private bool MoveNext()
    {
        try
        {
            return _csv.Read();
        }
        catch (CsvFormatException error)
        {
            throw new TablePlace(_name, error.LineNumber).Error(error.Message, error);
        }
        catch (DecoderFallbackException error)
        {
            throw Place.Error($"Here or in a later line, there are bytes that mean nothing in the encoding {_options.Encoding!.WebName}.", error);
        }
    }

    private T ReadRecord()
    {
        RequireUtf8();
        if (_csv.FieldCount != _header.Count)
        {
            string hint = $"A field that contains '{_options.Delimiter}' must be in quotes.";
            throw Place.Error($"There are {_csv.FieldCount} fields; expected {_header.Count}, as in the header. {hint}");
        }

        for (int i = 0; i < _values.Length; i++)
            _values[i] = ReadField(_type.Columns[i], _places[i]);
        try
        {
            return _type.Create(_values);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidDataException)
        {
            throw Place.Error($"The values are refused by {typeof(T).Name}: {error.Message}", error);
        }
    }

    private object? ReadField(RecordColumn column, int place)
    {
        string text = _csv.GetString(place);
        string trimmed = column.Field.KeepsSpaces ? text : text.Trim();
        if (_options.Missing.Contains(trimmed) || (trimmed.Length == 0 && !column.Field.CanBeEmpty))
        {
            return column.IsNullable
                ? null
                : throw BadField(column, place, text, $" If values can be missing, make the type of {typeof(T).Name}.{column.Member} nullable.");
        }

        return column.Field.TryParse(trimmed, _options.Culture, out object? value) ? value : throw BadField(column, place, text, "");
    }

    private InvalidDataException BadField(RecordColumn column, int place, string text, string hint)
    {
        const int Shown = 60;
        string shown = text.Length == 0 ? "empty" : text.Length <= Shown ? $"'{text}'" : $"'{text[..Shown]}…'";
        return Place.Error($"Column {place + 1}, '{_header[place]}', is {shown}; expected {column.Field.Describe(_options.Culture)}.{hint}");
    }

    private void RequireUtf8()
    {
        // What has another encoding has become UTF-8.
        if (!Utf8.IsValid(_csv.RawRecord))
        {
            const string Option = $"{nameof(CsvOptions)}.{nameof(CsvOptions.Encoding)}", Example = $"{nameof(Encoding)}.{nameof(Encoding.Latin1)}";
            throw Place.Error($"The text is not UTF-8; set {Option}, for example to {Example}.");
        }
    }
}
