using System.Globalization;

namespace NetGen.Generator.Emission;

/// <summary>Numbers as C# writes them, whatever the culture.</summary>
internal static class Literals
{
    /// <summary>A float literal that reads back to the same bits.</summary>
    public static string Float(float value) => Number(value) + "f";

    /// <summary>The shortest number that stands for the float: what the user wrote. As a literal it is a double, as near to that as can be.</summary>
    public static string Number(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>1 less a share, of the number that the user wrote: 0.1 for 0.9f.</summary>
    public static string Rest(float share) =>
        Number((float)(1 - decimal.Parse(Number(share), NumberStyles.Float, CultureInfo.InvariantCulture)));

    public static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole number for readers: 2,410.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
