using System.Text.RegularExpressions;
using NetGen.Documentation.Tests.Markdown;

namespace NetGen.Documentation.Tests.Code;

/// <summary>What a command names is in the repository. Commands themselves are too slow for a test; CI runs the README's first ones.</summary>
public partial class CommandTests
{
    public static TheoryData<string, string> Commands
    {
        get
        {
            var commands = new TheoryData<string, string>();
            foreach (CodeBlock block in Repository.Pages.Select(Page.Read).SelectMany(page => page.CodeBlocks).Where(block => block.Language == ""))
            {
                for (int i = 0; i < block.Lines.Length; i++)
                    commands.Add($"{block.Page}:{block.Line + i}", block.Lines[i]);
            }

            return commands;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void What_a_command_names_exists(string place, string command) => Assert.All(PathsIn(command), path =>
        Assert.True(Repository.Has(path), $"{place}: there is no {path}"));

    [Theory]
    [InlineData("dotnet run -c Release --project samples/Digits", "samples/Digits")]
    [InlineData("dotnet test NetGen.sln -c Release", "NetGen.sln")]
    [InlineData("dotnet build samples/Digits -o artifacts/somewhere ../Elsewhere $HOME/x \"$PWD/y\"", "samples/Digits")]
    [InlineData("A=1 dotnet samples/Digits/bin/Release/net10.0/Digits.dll", "samples/Digits/Digits.csproj")]
    [InlineData("./samples/Mnist/fetch data/mnist", "samples/Mnist/fetch,data/mnist")]
    [InlineData("dotnet publish -r linux-x64 -p:PublishAot=true [-- --rounds 15]", "")]
    public void Paths_are_found_in_commands(string command, string paths) => Assert.Equal(paths, string.Join(',', PathsIn(command)));

    /// <summary>The paths from the repository's root, of what is not made by the command itself.</summary>
    private static IEnumerable<string> PathsIn(string command)
    {
        string[] words = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('"', '\'', '[', ']'))];
        for (int i = 0; i < words.Length; i++)
        {
            bool isPath = words[i].Contains('/') || ProjectFile().IsMatch(words[i]);
            bool isMade = i > 0 && words[i - 1] is "-o" or "--output" or "--results-directory";
            if (isPath && !isMade && !Elsewhere().IsMatch(words[i]))
                yield return BuildOutput().Replace(words[i], "$1/$2.csproj") is var path && path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        }
    }

    [GeneratedRegex(@"\.(sln|csproj|props)$")]
    private static partial Regex ProjectFile();

    [GeneratedRegex(@"^(\.\./|/|[a-z]+:|-|\$|~)")]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"^(.+?)/(?:bin|obj)/.*?([^/]+)\.(?:dll|exe)$")]
    private static partial Regex BuildOutput();
}
