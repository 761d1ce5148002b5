using System.Globalization;
using System.Text;

namespace NetGen.Data.Tests;

public class ReadingTests
{
    private const string Passengers = """"
        SURVIVED,fare,name,age,Sex,embarked
        yes,7.25,"Braund, Mr. Owen",22,male,S
        1,71,"Cumings ""Florence""",,FEMALE,C
        no,8,O'Leary,0.5,Female,

        """";

    [Fact]
    public void Columns_are_found_by_name_in_any_order() => Assert.Equal(
        [
            new Passenger("Braund, Mr. Owen", 22, Sex.Male, true, Port.Southampton),
            new Passenger("Cumings \"Florence\"", null, Sex.Female, true, Port.Cherbourg),
            new Passenger("O'Leary", 0.5f, Sex.Female, false, null),
        ],
        Table.Read<Passenger>(Passengers));

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "\uFEFF")]
    [InlineData("\r", "")]
    [InlineData("\n\n", "\uFEFF")]
    public void Line_breaks_and_byte_order_marks_do_not_matter(string lineBreak, string mark) =>
        Assert.Equal([new Point(1, 2), new Point(3, 4)], Table.Read<Point>(mark + string.Join(lineBreak, "x,y", "1,2", "3,4")));

    [Fact]
    public void Quoted_fields_keep_line_breaks_quotes_delimiters_and_spaces()
    {
        Settable[] records = Table.Read<Settable>("text,day,moment\r\n\"a\r\nb\n \"\"c\"\", d\",2026-01-31,\n  x ,2024-02-29,2026-01-31 12:30\n");

        Assert.Equal(["a\r\nb\n \"c\", d", "  x "], records.Select(record => record.Text));
        Assert.Equal([new DateOnly(2026, 1, 31), new DateOnly(2024, 2, 29)], records.Select(record => record.Day));
        Assert.Equal([null, new DateTime(2026, 1, 31, 12, 30, 0)], records.Select(record => record.Moment));
    }

    [Fact]
    public void The_attribute_names_the_column_of_a_parameter_and_of_its_property() =>
        Assert.Equal([new Renamed(7, "Ada")], Table.Read<Renamed>("First Name,Passenger Id,id,name\nAda,7,x,y\n"));

    [Fact]
    public void Properties_and_structures_are_set()
    {
        Assert.Equal([new WithProperty(1) { B = 2 }], Table.Read<WithProperty>("a,b\n1,2\n"));
        SettableStruct record = Assert.Single(Table.Read<SettableStruct>("b,a\n,3\n"));
        Assert.Equal((3, null), (record.A, record.B));
    }

    [Fact]
    public void Numbers_are_of_the_culture()
    {
        var options = new CsvOptions { Delimiter = ';', Culture = CultureInfo.GetCultureInfo("de-DE") };

        Assert.Equal([new Point(1.5, -2e-3)], Table.Read<Point>("x;y\n1,5;-0,002\n", options));
        Assert.Contains("'1.5'; expected a number such as 1,5", Table.Error<Point>("x;y\n1.5;2\n", options), StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_are_ISO_or_of_the_culture_and_no_part_of_one()
    {
        var german = new CsvOptions { Culture = CultureInfo.GetCultureInfo("de-DE") };
        var thai = new CsvOptions { Culture = CultureInfo.GetCultureInfo("th-TH") };

        Assert.Equal(new DateOnly(2026, 2, 1), Table.Read<Settable>("text,day,moment\n,01.02.2026,", german)[0].Day);
        // The Buddhist calendar counts from another year, ISO 8601 does not.
        Assert.Equal(new DateOnly(2026, 2, 1), Table.Read<Settable>("text,day,moment\n,2026-02-01,", thai)[0].Day);
        Assert.Equal(new DateTime(2026, 2, 1, 3, 4, 5, DateTimeKind.Utc), Table.Read<Settable>("text,day,moment\n,2026-02-01,2026-02-01T03:04:05Z", thai)[0].Moment);
        Assert.Contains("'1.5'; expected a date", Table.Error<Settable>("text,day,moment\n,2026-02-01,1.5", german), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NA")]
    [InlineData(" ? ")]
    [InlineData("")]
    public void Missing_values_are_null(string text) => Assert.Null(
        Table.Read<Passenger>($"name,age,sex,survived,embarked\nx,{text},male,1,S", new CsvOptions { Missing = ["NA", "?"] })[0].Age);

    [Fact]
    public void A_string_is_empty_unless_that_stands_for_a_missing_value()
    {
        const string Text = "text,day,moment\n,2026-01-31,\nNA,2026-01-31,";

        Assert.Equal(["", "NA"], Table.Read<Settable>(Text).Select(record => record.Text));
        Assert.Equal(["", null], Table.Read<Settable>(Text, new CsvOptions { Missing = ["NA"] }).Select(record => record.Text));
        Assert.Equal([null, "NA"], Table.Read<Settable>(Text, new CsvOptions { Missing = [""] }).Select(record => record.Text));
    }

    [Fact]
    public void Other_encodings_are_read_when_they_are_named()
    {
        byte[] bytes = Encoding.Latin1.GetBytes("name,age,sex,survived,embarked\nGötz,1,male,1,S\n");

        Assert.Equal("Götz", Csv.Read<Passenger>(new MemoryStream(bytes), new CsvOptions { Encoding = Encoding.Latin1 })[0].Name);
        string error = Assert.Throws<InvalidDataException>(() => Csv.Read<Passenger>(new MemoryStream(bytes))).Message;
        Assert.Equal("Line 2 of the table: The text is not UTF-8; set CsvOptions.Encoding, for example to Encoding.Latin1.", error);
        error = Assert.Throws<InvalidDataException>(() => Csv.Read<Passenger>(new MemoryStream(bytes), new CsvOptions { Encoding = Encoding.ASCII })).Message;
        Assert.Contains("mean nothing in the encoding us-ascii", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_alone_is_a_table_without_records() => Assert.Empty(Table.Read<Point>("x,y\n"));

    [Fact]
    public void Records_are_read_one_by_one_and_the_file_is_closed_when_the_reader_stops()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["points.csv"], "x,y\n1,2\n3,4\nbad,5\n");
        IEnumerable<Point> points = Csv.Enumerate<Point>(folder["points.csv"]);

        Assert.Equal([new Point(1, 2), new Point(3, 4)], points.Take(2));
        Assert.Equal(new Point(1, 2), points.First());
        using FileStream alone = new(folder["points.csv"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public void A_stream_stays_open_and_is_read_from_where_it_is()
    {
        var stream = new MemoryStream("not this\nx,y\n1,2\n"u8.ToArray()) { Position = 9 };

        Assert.Equal([new Point(1, 2)], Csv.Read<Point>(stream));
        Assert.True(stream.CanRead);
    }
}
