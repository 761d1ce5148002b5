using System.Text.RegularExpressions;
using NetGen.Documentation.Tests.Markdown;

namespace NetGen.Documentation.Tests.Code;

/// <summary>What a command names is in the repository. Commands themselves are too slow for a test; CI runs the README's first ones.</summary>
public partial class CommandTests
{
    public static TheoryData<string> Places => [.. Blocks().Select(block => block.Place)];

    [Theory]
    [MemberData(nameof(Places))]
    public void What_commands_name_exists(string place)
    {
        CodeBlock block = Blocks().Single(block => block.Place == place);
        // An earlier command of the page may have made it.
        string[] made = [.. Blocks().Where(other => other.Page == block.Page && other.Line <= block.Line).SelectMany(other => other.Lines).SelectMany(MadeBy)];

        Assert.All(
            block.Lines.SelectMany(PathsIn).Where(path => !made.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal))),
            path => Assert.True(Repository.Has(path), $"{place}: there is no {path}"));
    }

    [Theory]
    [InlineData("dotnet run -c Release --project samples/Digits", "samples/Digits")]
    [InlineData("dotnet test NetGen.sln -c Release", "NetGen.sln")]
    [InlineData("dotnet build samples/Digits -o artifacts/somewhere ../Elsewhere $HOME/x \"$PWD/y\"", "samples/Digits")]
    [InlineData("A=1 dotnet samples/Digits/bin/Release/net10.0/Digits.dll", "samples/Digits/Digits.csproj")]
    [InlineData("./samples/Mnist/fetch data/mnist", "samples/Mnist/fetch,data/mnist")]
    [InlineData("dotnet publish -r linux-x64 -p:PublishAot=true [-- --rounds 15]", "")]
    public void Paths_are_found_in_commands(string command, string paths) => Assert.Equal(paths, string.Join(',', PathsIn(command)));

    private static IEnumerable<CodeBlock> Blocks() =>
        Repository.Pages.Select(Page.Read).SelectMany(page => page.CodeBlocks).Where(block => block.Language == "");

    /// <summary>The paths from the repository's root, but for those that the command writes to.</summary>
    private static IEnumerable<string> PathsIn(string command) => Words(command)
        .Where(word => word.Word.Contains('/') || ProjectFile().IsMatch(word.Word))
        .Where(word => !IsOutput(word.Before) && !Elsewhere().IsMatch(word.Word))
        .Select(word => BuildOutput().Replace(word.Word, "$1/$2.csproj"))
        .Select(path => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path);

    private static IEnumerable<string> MadeBy(string command) => Words(command).Where(word => IsOutput(word.Before)).Select(word => word.Word);

    private static IEnumerable<(string Before, string Word)> Words(string command)
    {
        string[] words = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('"', '\'', '[', ']'))];
        return words.Select((word, i) => (i == 0 ? "" : words[i - 1], word));
    }

    private static bool IsOutput(string option) => option is "-o" or "--output" or "--results-directory";

    [GeneratedRegex(@"\.(sln|csproj|props)$")]
    private static partial Regex ProjectFile();

    [GeneratedRegex(@"^(\.\./|/|[a-z]+:|-|\$|~|<)")]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"^(.+?)/(?:bin|obj)/.*?([^/]+)\.(?:dll|exe)$")]
    private static partial Regex BuildOutput();
}
