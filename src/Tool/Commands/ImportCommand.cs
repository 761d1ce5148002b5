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
            string[] existing = settings.Force ? [] : [.. new[] { settings.ClassPath, settings.ParametersPath }.Where(Path.Exists)];
            if (existing.Length > 0)
            {
                console.WriteLine($"{string.Join(" and ", existing.Select(path => path.Quote()))} would be replaced, so nothing was written. To replace existing files, use --force.");
                return 1;
            }

            Directory.CreateDirectory(settings.Output);
            string text = import.ClassFile(settings.Class, settings.Namespace, Path.GetFileName(settings.File));
            AtomicFile.Write(settings.ParametersPath, import.WriteParameters);
            AtomicFile.Write(settings.ClassPath, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
            console.MarkupLineInterpolated($"Wrote [green]{settings.ClassPath}[/] and [green]{settings.ParametersPath}[/].");
            return 0;
        }
        catch (Exception error) when (error is ModelFileException or IOException or UnauthorizedAccessException)
        {
            return Failure.Show(console, settings.File, error);
        }
    }
}
