using Spectre.Console;

namespace NetGen.Tool.Commands;

/// <summary>How a command ends that could not do what it was asked for.</summary>
internal static class Failure
{
    public static int Show(IAnsiConsole console, string file, Exception error)
    {
        console.WriteLine($"{file.Quote()} cannot be used: {error.Message}");
        return 1;
    }
}
