using NetGen.Tool.Commands;
using Spectre.Console;
using Spectre.Console.Cli;

namespace NetGen.Tool;

/// <summary>The commands of the tool.</summary>
internal static class ToolApplication
{
    /// <summary>Runs a command, and gives its exit code.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="console">Where to write to.</param>
    public static int Run(IEnumerable<string> arguments, IAnsiConsole console)
    {
        var app = new CommandApp();
        app.Configure(configuration =>
        {
            configuration.SetApplicationName("netgen");
            configuration.ConfigureConsole(console);
            configuration.AddCommand<ImportCommand>("import")
                .WithDescription("Turns an ONNX model into a class and a file with its parameters.")
                .WithExample("import", "digits.onnx", "--class", "DigitReader", "--namespace", "Shop");
            configuration.AddCommand<InspectCommand>("inspect")
                .WithDescription("Shows what is in an ONNX model or a safetensors file.")
                .WithExample("inspect", "digits.onnx");
        });
        return app.Run(arguments);
    }
}
