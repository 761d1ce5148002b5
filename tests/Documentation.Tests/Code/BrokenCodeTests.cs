using NetGen.Documentation.Tests.Markdown;
using NetGen.Documentation.Tests.Programs;

namespace NetGen.Documentation.Tests.Code;

/// <summary>The tests of code fail where it is broken, and say where.</summary>
public class BrokenCodeTests
{
    [Theory]
    [InlineData("int x = ;", "docs/page.md(4")]
    [InlineData("string x = 1;", "docs/page.md(4")]
    [InlineData("Console.WriteLine(unknown);", "docs/page.md(4")]
    // A warning.
    [InlineData("string? x = null; Console.WriteLine(x.Length);", "CS8602")]
    // What the analyzer has to say of a class that nobody uses.
    [InlineData("[Network(2)] [Dense(0)] partial class N;", "NETGEN004")]
    [InlineData("class C;\nint x = 1;\nConsole.WriteLine(x);", "docs/page.md(5")]
    [InlineData("throw new InvalidOperationException(\"a reason\");", "a reason")]
    [InlineData("Environment.Exit(3);", "ended with 3")]
    public void Broken_code_fails(string code, string message)
    {
        var failure = Assert.Throws<PageFailedException>(() => Run($"""
            # Page

            ```csharp
            {code}
            ```
            """));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_that_does_not_end_fails()
    {
        PageProgram program = Program("""
            ```csharp
            while (true)
                Thread.Sleep(100);
            ```
            """);

        Assert.Throws<PageFailedException>(() => PageRun.Of(program, TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void Later_code_knows_earlier_names_and_may_use_them_again() => Assert.Equal("3 new 2", Run("""
        ```csharp
        int x = 1, y = 2;
        class C { public static int Value => 3; }
        ```

        Elsewhere:

        ```csharp
        Console.WriteLine("not shown");
        class D { public static int Value => 2; }
        ```

        ```csharp
        string x = "new";
        Console.WriteLine($"{C.Value} {x} {D.Value}");
        ```
        """));

    [Fact]
    public void Of_two_types_with_one_name_the_later_is_meant() => Assert.Equal("5", Run("""
        ```csharp
        [Network(4)] [Dense(3)] internal sealed partial class N;
        ```

        ```csharp
        Console.WriteLine(N.OutputSize);
        [Network(4)] [Dense(5)] internal sealed partial class N;
        ```
        """));

    [Fact]
    public void A_program_starts_in_an_empty_folder() => Assert.Equal("0", Run("""
        ```csharp
        Console.WriteLine(Directory.GetFileSystemEntries(".").Length);
        ```
        """));

    [Theory]
    [InlineData("loss 0.25\nloss 1.5e-3", "loss 0.31\nloss 0.0014", true)]
    [InlineData("epoch  9: 97.1 %", "epoch 10: 96 %", true)]
    [InlineData("1,024 samples", "1100 samples", true)]
    [InlineData("loss 0.25", "loss 0.4", false)]
    [InlineData("epoch 9", "epoch 90", false)]
    [InlineData("loss 0.25", "cost 0.25", false)]
    [InlineData("loss 0.25", "loss 0.25\nloss 0.2", false)]
    [InlineData("a\n...\nc", "a\nb\nb\nc", true)]
    [InlineData("a\n...\nc", "a\nb\nb", false)]
    public void Output_is_compared_but_for_small_differences(string shown, string printed, bool agrees) => Assert.Equal(agrees, PrintedText.Agrees(shown, printed));

    [Theory]
    [InlineData("a\nc", "a\nc")]
    [InlineData("b\n...\na", "a")]
    [InlineData("a\n...\nd", "d")]
    [InlineData("a\n  b\nc", null)]
    [InlineData("a\n...\nc", null)]
    public void Excerpts_are_found(string excerpt, string? missing) =>
        Assert.Equal(missing, new Excerpt(excerpt.Split('\n')).MissingFrom("  a\n  b\n  c\n"));

    [Fact]
    public void A_comment_that_means_nothing_is_refused() => Assert.Throws<FormatException>(() => Program("""
        <!-- wiht: Digits -->
        ```csharp
        int x = 1;
        ```
        """));

    private static string Run(string page) => PageRun.Of(Program(page));

    private static PageProgram Program(string page) => new(Page.Of("docs/page.md", page).CodeBlocks);
}
