using System.Globalization;
using System.Text;

namespace NetGen.Data.Tests;

public class WritingTests
{
    [Fact]
    public void Records_become_lines_with_quotes_where_necessary() => Assert.Equal(
        """"
        Name,Age,Sex,Survived,Embarked
        "Braund, Owen",22.5,Male,true,S
        "a ""b""",,Female,false,

        """",
        Table.Write([new Passenger("Braund, Owen", 22.5f, Sex.Male, true, Port.Southampton), new Passenger("a \"b\"", null, Sex.Female, false, null)]));

    [Fact]
    public void Delimiter_culture_and_missing_values_are_options() => Assert.Equal(
        $"A;B\n1;?\n{CultureInfo.GetCultureInfo("nb-NO").NumberFormat.NegativeSign}2;3\n",
        Table.Write(
            [new SettableStruct { A = 1 }, new SettableStruct { A = -2, B = 3 }],
            new CsvOptions { Delimiter = ';', Missing = ["?", "NA"], Culture = CultureInfo.GetCultureInfo("nb-NO") }));

    [Fact]
    public void Names_are_those_of_the_attributes() => Assert.Equal("passenger id,first name\n7,Ada\n", Table.Write([new Renamed(7, "Ada")]));

    [Fact]
    public void Dates_are_written_in_ISO_8601()
    {
        var record = new Settable { Text = "x", Day = new(2026, 1, 31), Moment = new DateTime(2026, 1, 31, 23, 59, 0, DateTimeKind.Utc).AddTicks(1) };

        string text = Table.Write([record], new CsvOptions { Culture = CultureInfo.GetCultureInfo("th-TH") });

        Assert.Equal("Text,Day,Moment\nx,2026-01-31,2026-01-31T23:59:00.0000001Z\n", text);
    }

    [Fact]
    public void The_time_zone_of_the_machine_changes_no_date()
    {
        DateTime utc = new(2026, 1, 31, 21, 0, 0, DateTimeKind.Utc);

        DateTime? read = Table.Read<Settable>("text,day,moment\nx,2026-01-31,2026-01-31T23:00:00+02:00\n")[0].Moment;
        string written = Table.Write([new Settable { Moment = utc.ToLocalTime() }]);

        Assert.Equal((utc, DateTimeKind.Utc), (read!.Value, read.Value.Kind));
        Assert.EndsWith(",2026-01-31T21:00:00Z\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public void UTF8_has_a_byte_order_mark_if_it_is_asked_for()
    {
        var plain = new MemoryStream();
        Csv.Write(plain, [new Point(1, 2)]);
        var marked = new MemoryStream();
        Csv.Write(marked, [new Point(1, 2)], new CsvOptions { Encoding = Encoding.UTF8 });

        Assert.Equal("X,Y\n1,2\n"u8.ToArray(), plain.ToArray());
        Assert.Equal("\uFEFFX,Y\n1,2\n"u8.ToArray(), marked.ToArray());
        marked.Position = 0;
        Assert.Equal([new Point(1, 2)], Csv.Read<Point>(marked, new CsvOptions { Encoding = Encoding.UTF8 }));
    }

    [Fact]
    public void A_file_is_replaced_as_a_whole_or_not_at_all()
    {
        using var folder = new TemporaryFolder();
        string path = folder["points.csv"];
        Csv.Write(path, [new Point(1, 2)]);
        var options = new CsvOptions { Progress = new Failing() };

        Assert.Throws<InvalidOperationException>(() => Csv.Write(path, Points()));
        Assert.Throws<TimeoutException>(() => Csv.Write(path, [new Point(5, 6)], options));

        Assert.Equal("X,Y\n1,2\n", File.ReadAllText(path));
        Assert.Equal(["points.csv"], folder.Names);

        static IEnumerable<Point> Points()
        {
            yield return new Point(3, 4);
            throw new InvalidOperationException("The source fails.");
        }
    }

    [Fact]
    public void A_file_keeps_its_permissions_and_a_link_stays()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["points.csv"], "old");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(folder["points.csv"], Mode);
        File.CreateSymbolicLink(folder["link.csv"], folder["points.csv"]);

        Csv.Write(folder["link.csv"], [new Point(1, 2)]);

        Assert.Equal(["link.csv", "points.csv"], folder.Names);
        Assert.Equal(folder["points.csv"], new FileInfo(folder["link.csv"]).LinkTarget);
        Assert.Equal(Mode, File.GetUnixFileMode(folder["points.csv"]));
        Assert.Equal([new Point(1, 2)], Csv.Read<Point>(folder["points.csv"]));
    }

    [Fact]
    public void A_table_may_be_written_over_the_one_that_it_is_made_of()
    {
        using var folder = new TemporaryFolder();
        Csv.Write(folder["points.csv"], [new Point(1, 2), new Point(3, 4)]);

        Csv.Write(folder["points.csv"], Csv.Enumerate<Point>(folder["points.csv"]).Where(point => point.X > 1));

        Assert.Equal([new Point(3, 4)], Csv.Read<Point>(folder["points.csv"]));
    }

    [Fact]
    public void What_could_not_be_read_again_is_refused()
    {
        Assert.Contains(
            "'Text' of record 1 is 'NA', which stands for a missing value",
            Assert.Throws<ArgumentException>(() => Table.Write([new Settable(), new Settable { Text = "NA" }], new CsvOptions { Missing = ["NA"] })).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "'Sex' of record 0: 7 is not a member of Sex",
            Assert.Throws<ArgumentException>(() => Table.Write([new Passenger("", 1, (Sex)7, true, null)])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "'Text' of record 0 is null, but an empty field is read as an empty string.",
            Assert.Throws<ArgumentException>(() => Table.Write([new Settable { Text = null! }])).Message,
            StringComparison.Ordinal);
        // Half of a character that takes two, and one that the encoding lacks.
        Assert.ThrowsAny<ArgumentException>(() => Table.Write([new Settable { Text = "\uD800" }]));
        Assert.ThrowsAny<ArgumentException>(() => Table.Write([new Settable { Text = "€" }], new CsvOptions { Encoding = Encoding.Latin1 }));
        Assert.Throws<ArgumentException>(() => Table.Write<Settable>([null!]));
    }

    private sealed class Failing : IProgress<CsvProgress>
    {
        public void Report(CsvProgress value) => throw new TimeoutException();
    }
}
