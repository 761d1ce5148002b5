using System.Globalization;

namespace NetGen;

/// <summary>A hash of a text (FNV-1a; Fowler, Noll and Vo), the same on every machine: 16 hexadecimal digits.</summary>
internal static class Fingerprint
{
    public static string Of(string text)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char letter in text)
            hash = unchecked((hash ^ letter) * 0x100000001B3);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
