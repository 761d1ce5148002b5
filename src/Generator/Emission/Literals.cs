using System.Globalization;

namespace NetGen.Generator.Emission;

/// <summary>Numbers as C# writes them, whatever the culture.</summary>
internal static class Literals
{
    /// <summary>A float literal that reads back to the same bits.</summary>
    public static string Float(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    public static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole number for readers: 2,410.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
