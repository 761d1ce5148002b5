using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Emission;

/// <summary>
/// The width at which a row is worked on: where it has few columns, the other lanes of a wider vector would hold nothing, and only take longer
/// to add up.
/// </summary>
internal static class RowWidth
{
    /// <summary>The width for short rows.</summary>
    public const string Narrow = "V128";

    public static string Of(int columns) => columns <= CostModel.NarrowColumns ? Narrow : "V";
}
