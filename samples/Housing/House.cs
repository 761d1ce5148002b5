using NetGen.Data;

/// <summary>One row of the table. What can be missing is nullable.</summary>
/// <param name="Area">In square metres.</param>
/// <param name="Rooms">The number of rooms.</param>
/// <param name="Built">The year.</param>
/// <param name="District">The part of the town.</param>
/// <param name="Condition">What an expert found.</param>
/// <param name="Garden">In square metres; 0 if there is none.</param>
/// <param name="Distance">To the centre, in kilometres.</param>
/// <param name="Price">In thousands.</param>
internal sealed record House(
    [CsvName("area m2")] float Area,
    int Rooms,
    int? Built,
    District District,
    Condition? Condition,
    [CsvName("garden m2")] float Garden,
    [CsvName("distance km")] float Distance,
    [CsvName("price k")] float Price);

internal enum District
{
    [CsvName("old town")]
    OldTown,
    [CsvName("harbour")]
    Harbour,
    [CsvName("hills")]
    Hills,
    [CsvName("suburb")]
    Suburb,
}

internal enum Condition
{
    [CsvName("poor")]
    Poor,
    [CsvName("fair")]
    Fair,
    [CsvName("good")]
    Good,
}
