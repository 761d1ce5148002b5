using System.Diagnostics;
using System.Text.RegularExpressions;
using NetGen.Testing.Compiling;

namespace NetGen.Generator.Tests;

/// <summary>
/// A run of the C# compiler as <c>dotnet build</c> starts it, with the generator and the analyzers: what it reports, and what it leaves out because
/// it has stopped.
/// </summary>
internal static partial class CompilerRun
{
    /// <summary>The ids and places of what is reported, in the order of the source: <c>"2:1 error NETGEN004"</c>.</summary>
    /// <param name="source">The file.</param>
    /// <param name="runsAnalyzers">The property of that name.</param>
    public static async Task<IReadOnlyList<string>> ReportOf(string source, bool runsAnalyzers = true)
    {
        string[] lines = await OutputOf(source, runsAnalyzers);
        return [.. lines
            .Select(line => Report().Match(line))
            .Where(match => match.Success)
            .OrderBy(match => int.Parse(match.Groups["line"].Value, null))
            .ThenBy(match => int.Parse(match.Groups["column"].Value, null))
            .ThenBy(match => match.Groups["id"].Value, StringComparer.Ordinal)
            .Select(match => $"{match.Groups["line"]}:{match.Groups["column"]} {match.Groups["severity"]} {match.Groups["id"]}")];
    }

    /// <summary>What the compiler prints.</summary>
    public static async Task<string[]> OutputOf(string source, bool runsAnalyzers = true, params string[] options)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-compiler-");
        try
        {
            string Write(string name, string text)
            {
                string path = Path.Combine(folder.FullName, name);
                File.WriteAllText(path, text);
                return path;
            }

            string[] arguments =
            [
                "/nologo", "/nosdkpath", "/target:library", "/nullable:enable", "/deterministic",
                $"/out:{Path.Combine(folder.FullName, "Out.dll")}",
                $"/analyzer:{typeof(NetworkGenerator).Assembly.Location}",
                $"/analyzerconfig:{Write(".globalconfig", $"is_global = true\nbuild_property.RunAnalyzers = {(runsAnalyzers ? "" : "false")}\n")}",
                runsAnalyzers ? "/skipanalyzers-" : "/skipanalyzers+",
                .. FrameworkReferences.All.Select(reference => $"/reference:{reference.Display}"),
                .. options,
                Write("Code.cs", source),
            ];
            var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
            {
                ArgumentList = { "exec", Compiler, "/noconfig", "@" + Write("options.rsp", string.Join('\n', arguments.Select(argument => $"\"{argument}\""))) },
                RedirectStandardOutput = true,
                WorkingDirectory = folder.FullName,
            };
            using Process process = Process.Start(start)!;
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The compiler of the newest SDK beside the runtime that runs the tests.</summary>
    private static string Compiler { get; } = Directory
        .EnumerateDirectories(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "sdk"))
        .Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll"))
        .Where(File.Exists)
        .OrderBy(path => Version.TryParse(Path.GetFileName(path.Split("/Roslyn")[0]), out Version? version) ? version : new Version())
        .Last();

    [GeneratedRegex(@"\((?<line>\d+),(?<column>\d+)\): (?<severity>error|warning) (?<id>[A-Z]+\d+):")]
    private static partial Regex Report();
}
