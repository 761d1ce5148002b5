namespace NetGen.Data;

/// <summary>
/// Says how a member of a record is called in the header of a table, or a member of an enumeration in its fields, if that isn't the name
/// that it has in C#.
/// </summary>
/// <remarks>
/// <code>
/// public sealed record Passenger([Column("passenger id")] int Id, Port? Embarked);
///
/// public enum Port
/// {
///     [Column("C")] Cherbourg,
///     [Column("S")] Southampton,
/// }
/// </code>
/// </remarks>
/// <param name="name">The name in the table. Upper and lower case are the same.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ColumnAttribute(string name) : Attribute
{
    /// <summary>The name in the table.</summary>
    public string Name { get; } = name;
}
