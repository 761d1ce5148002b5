using System.Diagnostics;
using System.Globalization;

namespace NetGen.Deployments;

/// <summary>One way to publish a program and to run it.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Folder">Where it is published; ways that differ only in how they run share one.</param>
/// <param name="Properties">For MSBuild.</param>
/// <param name="Environment">A variable and its value, for the program.</param>
internal sealed record Deployment(string Name, string Folder, string[] Properties, (string Name, string Value)? Environment = null)
{
    private const string Program = "NetGen.Deployments.Program";

    private string Output => Path.GetFullPath(Path.Combine("artifacts", "deployments", Folder));

    /// <param name="options">More of them, for <c>dotnet publish</c>.</param>
    public void Publish(params string[] options) => Run("dotnet",
    [
        "publish", Path.Combine("benchmarks", Program), "-c", "Release", "--use-current-runtime", "-o", Output,
        "--nologo", "-v", "quiet", .. Properties.Select(property => "-p:" + property), .. options,
    ]);

    /// <summary>Runs the program; returns the numbers that it prints, line by line.</summary>
    public double[][] Measure(params string[] arguments)
    {
        string printed = Run(Path.Combine(Output, Program), arguments);
        string[] lines = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return Array.ConvertAll(lines, line => Array.ConvertAll(
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries), number => double.Parse(number, CultureInfo.InvariantCulture)));
    }

    private string Run(string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true };
        if (Environment is var (name, value))
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? printed : throw new InvalidOperationException($"{file} failed. {printed}");
    }
}
