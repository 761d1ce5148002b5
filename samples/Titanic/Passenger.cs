using NetGen.Data;

/// <summary>One row of the table. What can be missing is nullable.</summary>
internal sealed record Passenger(TicketClass Class, Sex Sex, float? Age, int Relatives, float? Fare, Port? Embarked, bool Survived);

internal enum TicketClass
{
    [Column("1st")]
    First,
    [Column("2nd")]
    Second,
    [Column("3rd")]
    Third,
}

internal enum Sex
{
    [Column("female")]
    Female,
    [Column("male")]
    Male,
}

internal enum Port
{
    Cherbourg,
    Queenstown,
    Southampton,
}
