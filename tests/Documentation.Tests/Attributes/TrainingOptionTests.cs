using NetGen.Documentation.Tests.Markdown;

namespace NetGen.Documentation.Tests.Attributes;

/// <summary>The page of training has every option of <see cref="Trainer"/>.</summary>
public class TrainingOptionTests
{
    private static readonly PageTable Table = Page.Read("docs/training.md").Tables.Single(table => table.Heading == "Options");

    [Fact]
    public void Every_option_is_there() => Assert.Equal(
        typeof(TrainingOptions).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal),
        AttributePage.NamesIn(Table).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_default_is_right()
    {
        var options = new TrainingOptions();
        foreach (var row in Table.Body)
        {
            string shown = Table.Cell(row, "default");
            Assert.All(AttributePage.NamesIn(Table).Where(name => AttributePage.RowOf(Table, name) == row), name =>
            {
                object? value = typeof(TrainingOptions).GetProperty(name)!.GetValue(options);
                Assert.True(
                    shown.Length == 0 ? value is null or false : new AttributeOption(name, typeof(object), false, value).IsDefault(shown),
                    $"{name} is {value}, not {shown}");
            });
        }
    }

    [Fact]
    public void Every_option_of_early_stopping_is_there() => Assert.All(typeof(EarlyStopping).GetProperties(), property =>
        Assert.Contains($"`{property.Name}`", Table.Cell(AttributePage.RowOf(Table, nameof(EarlyStopping)), "meaning"), StringComparison.Ordinal));
}
