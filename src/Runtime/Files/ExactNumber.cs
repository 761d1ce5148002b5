using System.Globalization;

namespace NetGen;

/// <summary>Numbers as text that reads back to the same bits, in any culture.</summary>
internal static class ExactNumber
{
    public static string Write(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    public static T Read<T>(string text)
        where T : IParsable<T> => T.Parse(text, CultureInfo.InvariantCulture);
}
