using System.Collections.Immutable;
using System.Globalization;
using CsCheck;

namespace NetGen.Data.Tests;

/// <summary>What is written is read again, whatever the values, the culture, the delimiter and the marker of missing values.</summary>
public class RoundTripTests
{
    private static readonly string[] Cultures = ["", "de-DE", "nb-NO", "ar-SA", "fa-IR", "th-TH", "fi-FI", "fr-CH", "hi-IN"];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char["ab \",;|\t\r\n'#=NA?ä€0"], 0, 12],
        Gen.String[Gen.Char['\u0001', '\u02FF'], 0, 5]);

    private static readonly Gen<DateTime> Moment = Gen.Select(Gen.DateTime, Const(DateTimeKind.Utc, DateTimeKind.Unspecified), DateTime.SpecifyKind);

    private static readonly Gen<Everything> Record =
        from text in Text
        from other in Text
        from integers in Gen.Select(Gen.SByte, Gen.UShort, Gen.Int, Gen.ULong)
        from numbers in Gen.Select(Gen.Float, Gen.Double, Gen.Decimal, Gen.Short.Select(bits => BitConverter.Int16BitsToHalf(bits)))
        from flag in Gen.Bool
        from days in Gen.Int[0, DateOnly.MaxValue.DayNumber]
        from moment in Moment
        from port in Const(Port.Cherbourg, Port.Southampton)
        from missing in Gen.Int[0, 31]
        select new Everything(
            text, other, integers.Item1, integers.Item2, integers.Item3, integers.Item4, numbers.Item1, numbers.Item2, numbers.Item3, numbers.Item4,
            flag, DateOnly.FromDayNumber(days), moment, port)
        {
            MaybeInt = (missing & 1) == 0 ? null : integers.Item3,
            MaybeFloat = (missing & 2) == 0 ? null : numbers.Item1,
            MaybeBool = (missing & 4) == 0 ? null : flag,
            MaybePort = (missing & 8) == 0 ? null : port,
            MaybeDay = (missing & 16) == 0 ? null : DateOnly.FromDayNumber(days),
        };

    private static readonly Gen<CsvOptions> Options = Gen.Select(
        Const(Cultures),
        Const(',', ';', '\t', '|', ' ', '-', '.'),
        Const<ImmutableArray<string>>([], ["missing value"], ["n/a", ""]),
        (culture, delimiter, missing) => new CsvOptions { Culture = CultureInfo.GetCultureInfo(culture), Delimiter = delimiter, Missing = missing });

    [Fact]
    public void What_is_written_is_read_again() => Gen.Select(Record.Array[0, 8], Options).Sample(
        (records, options) =>
        {
            // An empty text cannot be told from a missing one, where that is what stands for one.
            if (options.Missing.Contains(""))
                records = [.. records.Select(record => record with { Text = record.Text + "x", Other = null })];
            Assert.Equal(records, Table.Read<Everything>(Table.Write(records, options), options));
        },
        iter: 1_000);

    [Fact]
    public void Any_text_is_read_or_refused_with_a_line() => Gen.String[Gen.Char["xy,\"\r\n1-.;\uFEFFä"], 0, 40].Sample(
        text =>
        {
            try
            {
                Table.Read<Point>("x,y\n" + text);
            }
            catch (InvalidDataException error)
            {
                Assert.StartsWith("Line ", error.Message, StringComparison.Ordinal);
            }
        },
        iter: 3_000);

    private static Gen<T> Const<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public sealed record Everything(
        string Text,
        string? Other,
        sbyte Signed8,
        ushort Unsigned16,
        [CsvName("an integer, \"quoted\"")] int Signed32,
        ulong Unsigned64,
        float Number32,
        double Number64,
        decimal Exact,
        Half Number16,
        bool Flag,
        DateOnly Day,
        DateTime Moment,
        Port Port)
    {
        public int? MaybeInt { get; init; }

        public float? MaybeFloat { get; init; }

        public bool? MaybeBool { get; init; }

        public Port? MaybePort { get; init; }

        public DateOnly? MaybeDay { get; init; }
    }
}
