namespace NetGen.Data;

/// <summary>The progress of reading or writing a table.</summary>
public readonly record struct CsvProgress
{
    /// <summary>The number of records so far.</summary>
    public long Records { get; init; }

    /// <summary>
    /// The part of the table that is done, from 0 to 1; null until the end if its size isn't known, as for a stream from the network or
    /// for records that are made one by one while they are written.
    /// </summary>
    public double? Share { get; init; }
}
