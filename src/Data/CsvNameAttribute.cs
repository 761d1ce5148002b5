namespace NetGen.Data;

/// <summary>
/// Says how a member of a record is called in the header of a table, or a member of an enumeration in its fields, if that isn't the name
/// that it has in C#.
/// </summary>
/// <remarks>
/// <code>
/// public sealed record Passenger([CsvName("passenger id")] int Id, Port? Embarked);
///
/// public enum Port
/// {
///     [CsvName("C")] Cherbourg,
///     [CsvName("S")] Southampton,
/// }
/// </code>
/// </remarks>
/// <param name="name">The name in the table. Upper and lower case are the same.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class CsvNameAttribute(string name) : Attribute
{
    /// <summary>The name in the table.</summary>
    public string Name { get; } = name;
}
