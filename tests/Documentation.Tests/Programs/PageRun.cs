using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Data;
using NetGen.Hosting;
using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.Documentation.Tests.Programs;

/// <summary>Compiles a page's program as a fresh console project would, with warnings as errors, and runs it in a folder of its own.</summary>
internal static class PageRun
{
    private const string RuntimeConfiguration =
        """
        { "runtimeOptions": { "tfm": "net10.0", "framework": { "name": "Microsoft.NETCore.App", "version": "10.0.0" } } }
        """;

    /// <summary>
    /// What a page may show but not use, variables and functions, and what its public types are not: documented, which a console project
    /// does not ask for.
    /// </summary>
    private static readonly string[] OfShownCode = ["CS0168", "CS0219", "CS8321", "CS1591"];

    /// <summary>The packages of this repository that a page may use, and what they depend on.</summary>
    private static readonly string[] Packages =
    [
        .. new[] { typeof(NetworkAttribute), typeof(Csv), typeof(CsvHelper.CsvReader), typeof(NetworkTelemetry) }.Select(type => type.Assembly.Location),
        .. Directory.GetFiles(AppContext.BaseDirectory, "Microsoft.Extensions.*.dll"),
    ];

    /// <summary>A page's programs take a second or two; they must not wait for anything.</summary>
    private static TimeSpan Patience => TimeSpan.FromSeconds(Budget.Of(usual: 60, scalar: 240));

    /// <returns>What the last block printed.</returns>
    /// <exception cref="PageFailedException">It does not compile without warnings, fails or does not end.</exception>
    public static string Of(PageProgram program, TimeSpan? patience = null)
    {
        if (program.Errors.Any())
            throw new PageFailedException(string.Join('\n', program.Errors));
        byte[] image = Compile(program);
        string folder = Directory.CreateTempSubdirectory("netgen-docs").FullName;
        try
        {
            return Run(image, folder, patience ?? Patience);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Compile(PageProgram program)
    {
        CSharpCompilation compilation = NetworkCompilation.Unchecked(LanguageVersion.Default, program.Files.AsSpan());
        compilation = compilation.AddReferences(Packages.Skip(1).Select(path => MetadataReference.CreateFromFile(path)));
        compilation = compilation.WithOptions(compilation.Options
            .WithOutputKind(OutputKind.ConsoleApplication)
            .WithSpecificDiagnosticOptions(OfShownCode.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress))));
        try
        {
            // First, for a network that is not generated is missed everywhere.
            NetworkCompilation.Analyze(compilation);
            return NetworkCompilation.Of(compilation).Image;
        }
        catch (CompilationFailedException failure)
        {
            throw new PageFailedException(failure.Message);
        }
    }

    private static string Run(byte[] image, string folder, TimeSpan patience)
    {
        // The program is beside its working directory, which is empty as a reader's is.
        string program = Path.Combine(folder, "program"), working = Path.Combine(folder, "working");
        Directory.CreateDirectory(program);
        Directory.CreateDirectory(working);
        File.WriteAllBytes(Path.Combine(program, "Page.dll"), image);
        File.WriteAllText(Path.Combine(program, "Page.runtimeconfig.json"), RuntimeConfiguration);
        foreach (string assembly in Packages)
            File.Copy(assembly, Path.Combine(program, Path.GetFileName(assembly)));

        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, [Path.Combine(program, "Page.dll")])
        {
            WorkingDirectory = working,
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(patience))
        {
            process.Kill(entireProcessTree: true);
            throw new PageFailedException($"The program did not end in {patience.TotalSeconds:F0} s.");
        }

        if (process.ExitCode != 0)
            throw new PageFailedException($"The program ended with {process.ExitCode}. {errors.GetAwaiter().GetResult()}");
        string printed = output.GetAwaiter().GetResult().ReplaceLineEndings("\n");
        return printed[(printed.LastIndexOf(PageProgram.Mark, StringComparison.Ordinal) + PageProgram.Mark.Length)..].Trim('\n');
    }
}
