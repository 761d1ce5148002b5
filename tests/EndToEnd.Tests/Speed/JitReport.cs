using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace NetGen.EndToEnd.Tests.Speed;

/// <summary>What the JIT reports of a program that runs all that is generated for a few networks (tests/JitProbe).</summary>
public sealed partial class JitReport
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public JitReport()
    {
        string file = Path.GetTempFileName();
        try
        {
            RunProbe(file);
            (Summary, Listings) = Parse(File.ReadLines(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>All methods.</summary>
    public ImmutableArray<CompiledMethod> Summary { get; }

    /// <summary>The networks' kernels and the tiles that they run, with their calls.</summary>
    public ImmutableArray<CompiledMethod> Listings { get; }

    private static void RunProbe(string file)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, [Path.Combine(AppContext.BaseDirectory, "NetGen.JitProbe.dll")])
        {
            RedirectStandardError = true,
            Environment =
            {
                ["DOTNET_JitStdOutFile"] = file,
                ["DOTNET_JitDisasmSummary"] = "1",
                ["DOTNET_JitDisasm"] = "*Kernels:* *RegisterTile:* *PairTile:* *DepthwiseTile:* *DepthwiseGradientTile:* *QueryBlock:* *KeyBlock:*",
                // As it is by default, whatever the tests' own process was told.
                ["DOTNET_TieredCompilation"] = "1",
            },
        };
        using Process probe = Process.Start(start)!;
        string errors = probe.StandardError.ReadToEnd();
        Assert.True(probe.WaitForExit(Patience), "The probe does not end.");
        Assert.True(probe.ExitCode == 0, $"The probe ended with {probe.ExitCode}. {errors}");
    }

    private static (ImmutableArray<CompiledMethod> Summary, ImmutableArray<CompiledMethod> Listings) Parse(IEnumerable<string> lines)
    {
        var summary = new List<CompiledMethod>();
        var listings = new List<CompiledMethod>();
        List<string> calls = [];
        foreach (string line in lines)
        {
            if (SummaryLine().Match(line) is { Success: true } compiled)
            {
                summary.Add(new CompiledMethod(compiled.Groups["name"].Value, compiled.Groups["tier"].Value, []));
            }
            else if (ListingLine().Match(line) is { Success: true } listing)
            {
                Finish();
                listings.Add(new CompiledMethod(listing.Groups["name"].Value, listing.Groups["tier"].Value, []));
            }
            else if (CallLine().Match(line) is { Success: true } call)
            {
                calls.Add(call.Groups["name"].Value);
            }
        }

        Finish();
        return ([.. summary], [.. listings]);

        void Finish()
        {
            if (listings.Count > 0)
                listings[^1] = listings[^1] with { Calls = [.. calls] };
            calls.Clear();
        }
    }

    [GeneratedRegex(@"^ *\d+: JIT compiled (?<name>.+) \[(?<tier>[^\[,]+), IL size=")]
    private static partial Regex SummaryLine();

    [GeneratedRegex(@"^; Assembly listing for method (?<name>.+) \((?<tier>[^()]+)\)$")]
    private static partial Regex ListingLine();

    // call [Class:Method(...)] on x64, bl or blr on Arm64 with the name as a comment
    [GeneratedRegex(@"^\s+(?:call|tail\.jmp|bl|blr)\s+\[?(?<name>.+)")]
    private static partial Regex CallLine();
}
