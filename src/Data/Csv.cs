using System.Diagnostics.CodeAnalysis;
using NetGen.Data.Records;
using NetGen.Data.Tables;

namespace NetGen.Data;

/// <summary>Reads tables of comma-separated values, with a header, into records, and writes them.</summary>
/// <remarks>
/// A record is a class or a struct. The parameters of its public constructor, the one with the most of them, and its other public properties
/// that can be set are its columns. They can be strings, numbers, booleans, enumerations, <see cref="DateTime"/> and
/// <see cref="DateOnly"/>, and nullable types of these if values can be missing.
/// <code>
/// public sealed record Passenger(string Name, float? Age, bool Survived);
///
/// Passenger[] passengers = Csv.Read&lt;Passenger&gt;("passengers.csv");
/// </code>
/// </remarks>
[SuppressMessage("ApiDesign", "RS0026:Do not add multiple overloads with optional parameters", Justification = "They differ in what has no default.")]
public static class Csv
{
    /// <summary>Reads all records of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How the table is written down, or null for the default options.</param>
    /// <exception cref="InvalidDataException">The file lacks a column of the record, a field isn't what the record wants, or the text is malformed.</exception>
    /// <exception cref="NotSupportedException">The type can't be a record.</exception>
    public static T[] Read<[DynamicallyAccessedMembers(RecordType.Members)] T>(string path, CsvOptions? options = null)
        where T : notnull => [.. Enumerate<T>(path, options)];

    /// <summary>Reads all records of a stream, which stays open.</summary>
    /// <param name="stream">The text of the table, from here to the end.</param>
    /// <param name="options">How the table is written down, or null for the default options.</param>
    /// <exception cref="InvalidDataException">
    /// The stream lacks a column of the record, a field isn't what the record wants, or the text is malformed.
    /// </exception>
    /// <exception cref="NotSupportedException">The type can't be a record.</exception>
    public static T[] Read<[DynamicallyAccessedMembers(RecordType.Members)] T>(Stream stream, CsvOptions? options = null)
        where T : notnull => [.. Enumerate<T>(stream, options)];

    /// <summary>
    /// Reads the records of a file one by one, for files that don't fit into memory. The file is opened when the enumeration starts and closed
    /// when it ends, and errors are found on the way. Each enumeration reads the file anew.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How the table is written down, or null for the default options.</param>
    /// <exception cref="InvalidDataException">The file lacks a column of the record, a field isn't what the record wants, or the text is malformed.</exception>
    /// <exception cref="NotSupportedException">The type can't be a record.</exception>
    public static IEnumerable<T> Enumerate<[DynamicallyAccessedMembers(RecordType.Members)] T>(string path, CsvOptions? options = null)
        where T : notnull
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return EnumerateFile(path, RecordType.Of<T>(), options ?? new CsvOptions());
    }

    /// <summary>
    /// Writes records to a file, which is replaced as a whole: if anything fails, there is the old file. Lines end with LF. Fields are in
    /// quotes where necessary.
    /// </summary>
    /// <param name="path">The file. It keeps its permissions; a link stays, and what it leads to is replaced.</param>
    /// <param name="records">The records, enumerated once.</param>
    /// <param name="options">How the table is to be written down, or null for the default options.</param>
    /// <exception cref="ArgumentException">A record is null, or a value could not be read again.</exception>
    /// <exception cref="NotSupportedException">The type can't be a record, or a parameter of its constructor has no property.</exception>
    public static void Write<[DynamicallyAccessedMembers(RecordType.Members)] T>(string path, IEnumerable<T> records, CsvOptions? options = null)
        where T : notnull
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(records);
        var type = RecordType.Of<T>();
        type.RequireReadable();
        AtomicFile.Write(path, stream => TableWriter.WriteAll(stream, records, type, options ?? new CsvOptions()));
    }

    /// <summary>Writes records to a stream, which stays open.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="records">The records, enumerated once.</param>
    /// <param name="options">How the table is to be written down, or null for the default options.</param>
    /// <exception cref="ArgumentException">A record is null, or a value could not be read again.</exception>
    /// <exception cref="NotSupportedException">The type can't be a record, or a parameter of its constructor has no property.</exception>
    public static void Write<[DynamicallyAccessedMembers(RecordType.Members)] T>(Stream stream, IEnumerable<T> records, CsvOptions? options = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(records);
        var type = RecordType.Of<T>();
        type.RequireReadable();
        TableWriter.WriteAll(stream, records, type, options ?? new CsvOptions());
    }

    /// <summary>
    /// Reads the records of a stream one by one, such as those of a compressed file that doesn't fit into memory. The stream stays open. Errors are
    /// found on the way.
    /// </summary>
    /// <param name="stream">The text of the table, from here to the end. It can be enumerated once.</param>
    /// <param name="options">How the table is written down, or null for the default options.</param>
    /// <exception cref="InvalidDataException">
    /// The stream lacks a column of the record, a field isn't what the record wants, or the text is malformed.
    /// </exception>
    /// <exception cref="NotSupportedException">The type can't be a record.</exception>
    public static IEnumerable<T> Enumerate<[DynamicallyAccessedMembers(RecordType.Members)] T>(Stream stream, CsvOptions? options = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(stream);
        return TableReader<T>.ReadAll(stream, name: null, RecordType.Of<T>(), options ?? new CsvOptions());
    }

    private static IEnumerable<T> EnumerateFile<T>(string path, RecordType<T> type, CsvOptions options)
        where T : notnull
    {
        using FileStream stream = SharedFile.OpenRead(path, FileOptions.SequentialScan);
        foreach (T record in TableReader<T>.ReadAll(stream, path, type, options))
            yield return record;
    }
}
