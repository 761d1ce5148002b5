using System.Globalization;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Parsing;

public class HintNamesTests
{
    private static readonly TypeIdentity Plain = new("Demo.Models", default, "Digits");

    [Fact]
    public void A_name_says_where_the_network_is()
    {
        Assert.Equal(["Demo.Models.Digits.g.cs"], NamesOf(Plain));
        Assert.Equal(["Digits.g.cs"], NamesOf(Plain with { Namespace = null }));
        Assert.Equal(["Demo.Models.A+B+Digits.g.cs"], NamesOf(Nested("A", "B")));
    }

    [Fact]
    public void Keywords_are_not_escaped()
    {
        Assert.Equal(["event.record+class.g.cs"], NamesOf(new TypeIdentity("@event", new([new("class", "@record")]), "@class")));
    }

    [Fact]
    public void Networks_of_one_name_in_different_places_have_different_files()
    {
        AssertDistinct(
            Plain,
            Plain with { Namespace = null },
            Plain with { Namespace = "Demo" },
            Plain with { Namespace = "Demo", ContainingTypes = new([new("class", "Models")]) },
            Nested("A"),
            Nested("A", "B"));
    }

    [Fact]
    public void Networks_that_differ_in_case_only_have_different_files()
    {
        AssertDistinct(
            Plain,
            Plain with { Name = "digits" },
            Plain with { Name = "DIGITS" },
            Plain with { Namespace = "demo.Models" },
            Nested("a"),
            Nested("A"));
    }

    [Fact]
    public void Half_written_containing_types_that_differ_in_keyword_only_have_different_files()
    {
        AssertDistinct(
            Plain with { ContainingTypes = new([new("class", "Outer")]) },
            Plain with { ContainingTypes = new([new("struct", "Outer")]) });
    }

    [Fact]
    public void A_second_network_renames_no_other()
    {
        string[] names = NamesOf(Plain, Plain with { Name = "Letters" }, Plain with { Name = "letters" });

        Assert.Equal("Demo.Models.Digits.g.cs", names[0]);
        Assert.StartsWith("Demo.Models.Letters-", names[1]);
        Assert.StartsWith("Demo.Models.letters-", names[2]);
    }

    [Fact]
    public void The_order_of_the_networks_does_not_matter()
    {
        TypeIdentity other = Plain with { Name = "digits" };

        Assert.Equal(NamesOf(Plain, other), NamesOf(other, Plain).Reverse());
        Assert.Equal(Ambiguous(Plain, other), Ambiguous(other, Plain));
    }

    [Fact]
    public void The_culture_does_not_matter()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            AssertDistinct(Plain with { Name = "Iris" }, Plain with { Name = "iris" });
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static TypeIdentity Nested(params string[] containers) =>
        Plain with { ContainingTypes = new([.. containers.Select(name => new ContainingType("class", name))]) };

    private static void AssertDistinct(params TypeIdentity[] types) =>
        Assert.Equal(types.Length, NamesOf(types).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    private static string[] NamesOf(params TypeIdentity[] types) => [.. types.Select(type => HintNames.For(type, Ambiguous(types)))];

    private static EquatableArray<string> Ambiguous(params TypeIdentity[] types) => HintNames.FindAmbiguous([.. types], CancellationToken.None);
}
