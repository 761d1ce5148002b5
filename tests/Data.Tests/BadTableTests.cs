namespace NetGen.Data.Tests;

/// <summary>What is wrong with a table is said with the place and what would be right.</summary>
public class BadTableTests
{
    [Fact]
    public void A_bad_field_is_named_with_file_line_and_column()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["points.csv"], "x,note,Y\n1,\"two\nlines\",2\n\n3,,far\n");

        string error = Assert.Throws<InvalidDataException>(() => Csv.Read<Point>(folder["points.csv"])).Message;

        Assert.Equal(
            $"'{folder["points.csv"]}', line 5: Column 3, 'Y', is 'far'; expected a number such as 1.5, from -1.7976931348623157E+308 to 1.7976931348623157E+308.",
            error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    public void A_missing_value_that_the_record_has_no_place_for_is_refused(string text)
    {
        string error = Table.Error<SettableStruct>($"a,b\n1,2\n{text},3\n", new CsvOptions { Missing = ["NA"] });

        Assert.StartsWith($"Line 3 of the table: Column 1, 'a', is {(text == "" ? "empty" : $"'{text}'")}; expected a whole number", error, StringComparison.Ordinal);
        Assert.EndsWith("If values can be missing, make the type of SettableStruct.A nullable.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void All_columns_that_are_missing_are_listed_with_those_that_are_there()
    {
        Assert.Equal(
            "Line 1 of the table: The columns 'Age', 'Sex' of Passenger are not in the header, which has 'name', 'survived', 'embarked', 'ages'.",
            Table.Error<Passenger>("name,survived,embarked,ages\n"));
        Assert.Equal("Line 1 of the table: The column 'Y' of Point is not in the header, which has 'x', 'z'.", Table.Error<Point>("x,z\n"));
    }

    [Fact]
    public void A_wrong_delimiter_is_guessed_at() => Assert.Equal(
        "Line 1 of the table: The columns 'X', 'Y' of Point are not in the header, which has 'x;y'. Is CsvOptions.Delimiter right?",
        Table.Error<Point>("x;y\n1;2\n"));

    [Fact]
    public void Columns_of_the_same_name_are_refused_if_the_record_wants_them()
    {
        Assert.Equal(
            "Line 1 of the table: 'X' of Point could be each of the columns 1 and 3; expected one column of that name.",
            Table.Error<Point>("x,y,x\n1,2,3\n"));
        Assert.Equal([new Point(1, 2)], Table.Read<Point>("x,y,z,z,,\n1,2,3,4,5,6\n"));
        // The one that is spelled alike is meant.
        Assert.Equal([new Point(3, 2)], Table.Read<Point>("x,y,X\n1,2,3\n"));
    }

    [Theory]
    [InlineData("1,2,3", 3)]
    [InlineData("1", 1)]
    public void A_line_of_another_length_is_refused(string line, int fields) => Assert.Equal(
        $"Line 3 of the table: There are {fields} fields; expected 2, as in the header. A field that contains ',' must be in quotes.",
        Table.Error<Point>($"x,y\n1,2\n{line}\n"));

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\r\n")]
    public void An_empty_table_is_refused(string text) =>
        Assert.Equal("Line 1 of the table: The table is empty; expected a header with the names of the columns.", Table.Error<Point>(text));

    [Theory]
    [InlineData("\"1,2\n3,4\n")]
    [InlineData("\"1\"x,2\n")]
    [InlineData("1\"x,2\n")]
    public void Malformed_quotes_are_refused(string line) =>
        Assert.StartsWith("Line 2 of the table: ", Table.Error<Point>("x,y\n" + line), StringComparison.Ordinal);

    /// <summary>The rest of a large file is not kept in memory.</summary>
    [Fact]
    public void A_quote_that_is_never_closed_is_refused_in_time()
    {
        using var endless = new Endless();

        Assert.StartsWith(
            "Line 2 of the table: ", Assert.Throws<InvalidDataException>(() => Csv.Enumerate<Point>(endless).Count()).Message, StringComparison.Ordinal);
        Assert.InRange(endless.Bytes, 1, 300_000_000);
    }

    [Fact]
    public void What_a_record_refuses_has_a_line() => Assert.Equal(
        "Line 3 of the table: The values are refused by Positive: -1 is not positive.", Table.Error<Positive>("value\n1\n-1\n"));

    [Fact]
    public void A_long_field_is_shown_in_part() =>
        Assert.Contains($"is '{new string('9', 60)}…'; expected", Table.Error<SettableStruct>($"a,b\n{new string('9', 1_000)},1\n"), StringComparison.Ordinal);

    public sealed record Positive
    {
        public Positive(int value)
        {
            if (value <= 0)
                throw new ArgumentException($"{value} is not positive.");
            Value = value;
        }

        public int Value { get; }
    }

    /// <summary>A header, and a field that begins with a quote and doesn't end.</summary>
    private sealed class Endless : Stream
    {
        public long Bytes { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (Bytes > 400_000_000)
                return 0;
            buffer.Fill((byte)'x');
            if (Bytes == 0)
                "x,y\n\""u8.CopyTo(buffer);
            Bytes += buffer.Length;
            return buffer.Length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
