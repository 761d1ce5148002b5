namespace NetGen.Data.Tables;

/// <summary>A place in a table, for errors to name.</summary>
/// <param name="File">The file; null for a stream.</param>
/// <param name="Line">The line, counted from 1.</param>
internal readonly record struct TablePlace(string? File, long Line)
{
    public InvalidDataException Error(string what, Exception? cause = null) => new($"{this}: {what}", cause);

    public override string ToString() => File is null ? $"Line {Line} of the table" : $"'{File}', line {Line}";
}
