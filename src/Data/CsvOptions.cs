using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NetGen.Data;

/// <summary>How a table is written down as text, and what receives the progress. The defaults are those of RFC 4180, but lines are written with LF.</summary>
public sealed class CsvOptions
{
    /// <summary>The character between two fields, such as ';' or '\t'; ',' by default.</summary>
    /// <exception cref="ArgumentException">It is a quote, a line break, a letter, a digit, or no ASCII character.</exception>
    public char Delimiter
    {
        get;
        init
        {
            if (!char.IsAscii(value) || char.IsAsciiLetterOrDigit(value) || value is '"' or '\r' or '\n' or '\0')
            {
                throw new ArgumentException(
                    $"The delimiter is U+{(int)value:X4}; expected an ASCII character other than a letter, a digit, a quote or a line break.", nameof(value));
            }

            field = value;
        }
    } = ',';

    /// <summary>
    /// How numbers and dates are written, such as the decimal separator; the invariant culture by default, which reads 01/02/2026 as 2 January. Dates in
    /// ISO 8601 are read in every culture.
    /// </summary>
    public CultureInfo Culture
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = CultureInfo.InvariantCulture;

    /// <summary>
    /// The texts that stand for a missing value, such as "NA" or "?". An empty field is a missing value too, but not of a string: it is the
    /// empty string, unless "" is one of the texts. Missing values are written as the first of them.
    /// </summary>
    /// <exception cref="ArgumentException">A text is null, or begins or ends with a space.</exception>
    public ImmutableArray<string> Missing
    {
        get;
        init
        {
            foreach (string? text in value.IsDefault ? [] : value)
            {
                if (text is null || text.AsSpan().Trim().Length != text.Length)
                    throw new ArgumentException($"'{text}' cannot stand for a missing value; expected a text without spaces around it.", nameof(value));
            }

            field = value.IsDefault ? [] : value;
        }
    } = [];

    /// <summary>
    /// How the characters are encoded; by default UTF-8, or what a byte order mark says. <see cref="Encoding.Latin1"/> reads many old files,
    /// and <see cref="Encoding.UTF8"/> writes a byte order mark, which Excel wants.
    /// </summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Receives a report about ten times a second and at the end, on the thread that reads or writes.</summary>
    public IProgress<CsvProgress>? Progress { get; init; }
}
