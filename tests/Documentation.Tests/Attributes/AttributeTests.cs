using Microsoft.CodeAnalysis.CSharp;
using NetGen.Documentation.Tests.Markdown;
using NetGen.Testing.Compiling;

namespace NetGen.Documentation.Tests.Attributes;

/// <summary>The page of attributes says what the attributes say of themselves, and what the compiler makes of them.</summary>
public class AttributeTests
{
    public static TheoryData<string> Names => [.. AttributePage.Attributes.Select(AttributePage.NameOf)];

    public static TheoryData<string, string> Numbers
    {
        get
        {
            var numbers = new TheoryData<string, string>();
            foreach (Type attribute in AttributePage.Attributes)
            {
                foreach (AttributeOption option in AttributeOption.Of(attribute).Where(IsNumber))
                    numbers.Add(AttributePage.NameOf(attribute), option.Name);
            }

            return numbers;
        }
    }

    [Fact]
    public void Every_attribute_has_a_section() => Assert.Equal(
        AttributePage.Attributes.Select(attribute => $"`[{AttributePage.NameOf(attribute)}]`").Order(StringComparer.Ordinal),
        AttributePage.Headings.Select(section => section.Heading).Where(heading => heading.StartsWith("`[", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_option_has_its_type_and_default(string name)
    {
        Type attribute = AttributeNamed(name);
        AttributeOption[] options = [.. AttributeOption.Of(attribute)];
        PageTable? table = AttributePage.TableOf(attribute);

        Assert.Equal(options.Select(option => option.Name).Order(StringComparer.Ordinal), (table is null ? [] : AttributePage.NamesIn(table)).Order(StringComparer.Ordinal));
        foreach (AttributeOption option in options)
        {
            var row = AttributePage.RowOf(table!, option.Name);
            Assert.Equal(option.TypeName, table!.Cell(row, "type"));
            Assert.True(option.IsDefault(table.Cell(row, "default")), $"{name}.{option.Name} is {option.Default}, not {table.Cell(row, "default")}");
            Assert.NotEmpty(table.Cell(row, "meaning"));
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_compiler_keeps_the_range(string name, string option)
    {
        Type attribute = AttributeNamed(name);
        PageTable table = AttributePage.TableOf(attribute)!;
        AttributeOption declared = AttributeOption.Of(attribute).Single(other => other.Name == option);

        (string[] inside, string[] outside) = OptionRange.Of(table.Cell(AttributePage.RowOf(table, option), "range"), declared.Type == typeof(int));

        Assert.All(inside, value => Assert.False(IsRefused(attribute, declared, value), $"{name}.{option} cannot be {value}"));
        Assert.All(outside, value => Assert.True(IsRefused(attribute, declared, value), $"{name}.{option} can be {value}"));
    }

    [Fact]
    public void Every_activation_has_a_formula() =>
        Assert.Equal(Enum.GetNames<Activation>(), AttributePage.NamesIn(AttributePage.Tables.Single(table => table.Heading == "Activations")));

    [Fact]
    public void Every_initializer_is_explained()
    {
        string page = File.ReadAllText(Repository.PathOf("docs/initializers.md"));

        Assert.All(Enum.GetNames<Initializer>(), name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    private static bool IsNumber(AttributeOption option) => option.Type == typeof(int) || option.Type == typeof(float) || option.Type == typeof(float[]);

    private static Type AttributeNamed(string name) => AttributePage.Attributes.Single(attribute => AttributePage.NameOf(attribute) == name);

    /// <summary>Whether a value is a size or a number out of range, in a network where nothing else is.</summary>
    private static bool IsRefused(Type attribute, AttributeOption option, string value)
    {
        string network = OptionSource.Of(attribute, option, value);
        try
        {
            NetworkCompilation.Analyze(NetworkCompilation.Unchecked(LanguageVersion.Default, network));
            return false;
        }
        catch (CompilationFailedException failure)
        {
            return failure.Message.Contains("NETGEN004", StringComparison.Ordinal) || failure.Message.Contains("NETGEN007", StringComparison.Ordinal);
        }
    }
}
