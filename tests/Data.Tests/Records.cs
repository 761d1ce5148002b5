namespace NetGen.Data.Tests;

public enum Sex
{
    Female,
    Male,
}

public enum Port
{
    [CsvName("C")]
    Cherbourg,
    [CsvName("S")]
    Southampton,
}

public sealed record Passenger(string Name, float? Age, Sex Sex, bool Survived, Port? Embarked);

public sealed record Renamed([CsvName("passenger id")] int Id, [property: CsvName("first name")] string Name);

public readonly record struct Point(double X, double Y);

public sealed record WithProperty(int A)
{
    public int B { get; init; }

    public int Sum => A + B;
}

public sealed class Settable
{
    public string Text { get; set; } = "";

    public DateOnly Day { get; set; }

    public DateTime? Moment { get; set; }
}

public struct SettableStruct
{
    public int A { get; set; }

    public int? B { get; set; }
}
