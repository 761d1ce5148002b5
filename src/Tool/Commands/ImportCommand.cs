using NetGen.Tool.Reading;
using Spectre.Console;
using Spectre.Console.Cli;

namespace NetGen.Tool.Commands;

/// <summary>Writes a class and a file of parameters from an ONNX model; neither of them if anything of it cannot be imported.</summary>
internal sealed class ImportCommand(IAnsiConsole console) : Command<ImportSettings>
{
    public override int Execute(CommandContext context, ImportSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            var import = Import.Of(OnnxReader.ReadFile(settings.File), settings.Choices);
            Directory.CreateDirectory(settings.Output);
            string path = Path.Combine(settings.Output, settings.Class);
            string text = import.ClassFile(settings.Class, settings.Namespace, Path.GetFileName(settings.File));
            AtomicFile.Write(path + ".safetensors", import.WriteParameters);
            AtomicFile.Write(path + ".cs", stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
            console.MarkupLineInterpolated($"Wrote [green]{path}.cs[/] and [green]{path}.safetensors[/].");
            return 0;
        }
        catch (Exception error) when (error is ModelFileException or IOException or UnauthorizedAccessException)
        {
            return Failure.Show(console, settings.File, error);
        }
    }
}
