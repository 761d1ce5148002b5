namespace NetGen.Data.Tests;

/// <summary>What can be a record, and what is said of what can't.</summary>
public class RecordTypeTests
{
    [Fact]
    public void A_member_of_another_type_is_refused() => AssertRefused<WithArray>(
        "WithArray can't be a record of a table: the type of 'Values' is Single[]. Expected a string, a number, a boolean, an enumeration, DateTime, DateOnly, or a nullable type of these.");

    [Fact]
    public void Two_constructors_of_the_same_length_are_refused() =>
        AssertRefused<Ambiguous>("Ambiguous can't be a record of a table: 2 of its public constructors have 1 parameters, and no other has more.");

    [Fact]
    public void A_type_that_cannot_be_created_is_refused()
    {
        AssertRefused<Abstract>("Abstract can't be a record of a table: it is abstract.");
        AssertRefused<Hidden>("Hidden can't be a record of a table: it has no public constructor.");
        AssertRefused<object>("Object can't be a record of a table: it has neither a public constructor with parameters nor a public property that can be set.");
    }

    [Fact]
    public void Two_members_of_one_column_are_refused() => AssertRefused<Same>("Same can't be a record of a table: 'A' and 'B' have the same column, 'x'.");

    [Fact]
    public void A_label_without_a_name_is_refused() =>
        AssertRefused<OfLabel>("Label.None has an empty name in tables; an empty field is a missing value.");

    [Fact]
    public void Spaces_around_a_name_do_not_count() => Assert.Equal([new OfSpaced(Spaced.A)], Table.Read<OfSpaced>(Table.Write([new OfSpaced(Spaced.A)])));

    [Fact]
    public void The_longest_constructor_is_used() => Assert.Equal([new Longest(1, 2)], Table.Read<Longest>("a,b\n1,2\n"));

    [Fact]
    public void A_record_without_the_values_is_read_but_not_written()
    {
        Assert.Equal(3, Assert.Single(Table.Read<Sum>("a,b\n1,2\n")).Total);
        Assert.Equal(
            "Sum can't be written to a table: it has no public property with the value and the type of 'a'.",
            Assert.Throws<NotSupportedException>(() => Table.Write([new Sum(1, 2)])).Message);
    }

    private static void AssertRefused<T>(string message)
        where T : notnull => Assert.Equal(message, Assert.Throws<NotSupportedException>(() => Csv.Enumerate<T>("nowhere.csv")).Message);

    public sealed record WithArray(float[] Values);

    public sealed class Ambiguous
    {
        public Ambiguous(int a) => A = a;

        public Ambiguous(string a) => A = a.Length;

        public int A { get; }
    }

    public abstract record Abstract(int A);

    public sealed class Hidden
    {
        private Hidden()
        {
        }

        public static Hidden Only { get; } = new();

        public int A { get; set; }
    }

    public sealed record Same([CsvName("x")] int A, [CsvName(" X ")] int B);

    public sealed record Longest(int A, int B)
    {
        public Longest(int a)
            : this(a, 0)
        {
        }
    }

    public sealed class Sum(int a, int b)
    {
        public int Total => a + b;
    }

    public enum Label
    {
        [CsvName(" ")]
        None,
    }

    public enum Spaced
    {
        [CsvName(" a ")]
        A,
    }

    public sealed record OfLabel(Label Label);

    public sealed record OfSpaced(Spaced Spaced);
}
