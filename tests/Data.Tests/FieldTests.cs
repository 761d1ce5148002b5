using System.Globalization;

namespace NetGen.Data.Tests;

/// <summary>Every type of a column, what is one of its values and what is not.</summary>
public class FieldTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("False", false)]
    [InlineData("YES", true)]
    [InlineData("no", false)]
    [InlineData(" 1 ", true)]
    [InlineData("0", false)]
    public void Booleans(string text, bool value) => Assert.Equal(value, Read<bool>(text));

    [Fact]
    public void Numbers_of_all_types()
    {
        Assert.Equal(-128, Read<sbyte>("-128"));
        Assert.Equal(255, Read<byte>("255"));
        Assert.Equal(-32768, Read<short>("-32768"));
        Assert.Equal(65535, Read<ushort>("65535"));
        Assert.Equal(7, Read<int>(" +7 "));
        Assert.Equal(uint.MaxValue, Read<uint>("4294967295"));
        Assert.Equal(long.MinValue, Read<long>("-9223372036854775808"));
        Assert.Equal(ulong.MaxValue, Read<ulong>("18446744073709551615"));
        Assert.Equal((Half)0.5, Read<Half>("0.5"));
        Assert.Equal(1e-3f, Read<float>("1e-3"));
        Assert.Equal(double.NegativeInfinity, Read<double>("-Infinity"));
        Assert.True(double.IsNaN(Read<double>("NaN")));
        Assert.Equal(1.10m, Read<decimal>("1.10"));
    }

    [Theory]
    [InlineData("3000000000")]
    [InlineData("22.0")]
    [InlineData("1,000")]
    [InlineData("0x10")]
    public void What_is_no_int_is_refused(string text) =>
        Assert.Contains($"'{text}'; expected a whole number from -2147483648 to 2147483647.", Refused<int>(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("1,5")]
    [InlineData("1e39")]
    [InlineData("$5")]
    [InlineData("(5)")]
    [InlineData("1 5")]
    public void What_is_no_float_is_refused(string text) =>
        Assert.Contains($"'{text}'; expected a number such as 1.5, from -3.4028235E+38 to 3.4028235E+38.", Refused<float>(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("0")]
    [InlineData("Female, Male")]
    [InlineData("woman")]
    public void What_names_no_member_is_refused(string text) =>
        Assert.Contains($"'{text}'; expected one of 'Female', 'Male'.", Refused<Sex>(text), StringComparison.Ordinal);

    [Fact]
    public void A_member_has_the_name_that_the_attribute_says_and_no_other()
    {
        Assert.Equal(Port.Cherbourg, Read<Port>("c"));
        Assert.Contains("expected one of 'C', 'S'", Refused<Port>("Cherbourg"), StringComparison.Ordinal);
    }

    [Fact]
    public void Members_that_differ_in_case_alone_are_told_apart()
    {
        Assert.Equal((Cased.a, Cased.A), (Read<Cased>("a"), Read<Cased>("A")));
        Assert.Contains("called 'x'", Assert.Throws<NotSupportedException>(() => Read<Same>("x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_true_is_said_when_it_is_not() =>
        Assert.Contains("'maybe'; expected true or false, yes or no, 1 or 0.", Refused<bool>("maybe"), StringComparison.Ordinal);

    private static T Read<T>(string text)
        where T : struct
    {
        T value = Assert.Single(Table.Read<Cell<T>>($"value\n\"{text}\"\n")).Value;
        Assert.Equal(value, Assert.Single(Table.Read<Cell<T?>>($"value\n\"{text}\"\n")).Value);
        Assert.Equal(value, Assert.Single(Table.Read<Cell<T>>(Table.Write([new Cell<T>(value)], Norwegian), Norwegian)).Value);
        return value;
    }

    private static string Refused<T>(string text) => Table.Error<Cell<T>>($"value\n\"{text}\"\n");

    /// <summary>A comma between decimals, and a minus sign that is not ASCII.</summary>
    private static CsvOptions Norwegian => new() { Culture = CultureInfo.GetCultureInfo("nb-NO") };

    public sealed record Cell<T>(T Value);

    private enum Cased
    {
        a,
        A,
    }

    private enum Same
    {
        [CsvName("x")]
        A,
        [CsvName("x")]
        B,
    }
}
