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
    [Column("area m2")] float Area,
    int Rooms,
    int? Built,
    District District,
    Condition? Condition,
    [Column("garden m2")] float Garden,
    [Column("distance km")] float Distance,
    [Column("price k")] float Price);

internal enum District
{
    [Column("old town")]
    OldTown,
    [Column("harbour")]
    Harbour,
    [Column("hills")]
    Hills,
    [Column("suburb")]
    Suburb,
}

internal enum Condition
{
    [Column("poor")]
    Poor,
    [Column("fair")]
    Fair,
    [Column("good")]
    Good,
}
