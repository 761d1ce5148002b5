using NetGen.Data;

/// <summary>One row of the table. What can be missing is nullable.</summary>
internal sealed record Passenger(TicketClass Class, Sex Sex, float? Age, int Relatives, float? Fare, Port? Embarked, bool Survived);

internal enum TicketClass
{
    [CsvName("1st")]
    First,
    [CsvName("2nd")]
    Second,
    [CsvName("3rd")]
    Third,
}

internal enum Sex
{
    [CsvName("female")]
    Female,
    [CsvName("male")]
    Male,
}

internal enum Port
{
    Cherbourg,
    Queenstown,
    Southampton,
}
