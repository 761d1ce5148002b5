using NetGen.Data;

// A type for each way in which a record is made, and a field of each kind: what trimming must leave in place.
File.WriteAllText("passengers.csv", "name,ticket fare,age,embarked,survived,born,class\n\"Allen, Ada\",211.34,29,s,yes,1883-02-01,First\nNed,7.25,,,no,,Third\n");
Passenger[] passengers = Csv.Read<Passenger>("passengers.csv");
Csv.Write("copy.csv", passengers);
Console.WriteLine(Csv.Enumerate<Passenger>("copy.csv").SequenceEqual(passengers) && passengers[0].Embarked == Port.Southampton ? "the same records" : "other records");

Csv.Write("points.csv", [new Point { X = 1, Y = 2 }]);
Console.Write(File.ReadAllText("points.csv"));
Console.WriteLine($"x is {Csv.Read<Point>("points.csv").Single().X}");
try
{
    Csv.Read<Passenger>("points.csv");
}
catch (InvalidDataException error)
{
    Console.WriteLine(error.Message);
}

internal sealed record Passenger(string Name, [CsvName("ticket fare")] decimal Fare, float? Age, Port? Embarked, bool Survived, DateOnly? Born)
{
    public TicketClass Class { get; init; }
}

internal struct Point
{
    public int X { get; set; }

    public double? Y { get; set; }
}

internal enum Port
{
    [CsvName("C")]
    Cherbourg,
    [CsvName("S")]
    Southampton,
}

internal enum TicketClass
{
    First,
    Second,
    Third,
}
