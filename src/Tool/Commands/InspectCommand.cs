using NetGen.Tool.Reading;
using NetGen.Tool.Recognising;
using Spectre.Console;
using Spectre.Console.Cli;

namespace NetGen.Tool.Commands;

/// <summary>Shows what is in a file, and of an ONNX model what an import of it would give.</summary>
internal sealed class InspectCommand(IAnsiConsole console) : Command<ModelSettings>
{
    public override int Execute(CommandContext context, ModelSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            if (Path.GetExtension(settings.File).Equals(".onnx", StringComparison.OrdinalIgnoreCase))
                ShowModel(settings);
            else
                ShowTensors(settings.File);
            return 0;
        }
        catch (Exception error) when (error is ModelFileException or NetworkFileException or IOException or UnauthorizedAccessException)
        {
            return Failure.Show(console, settings.File, error);
        }
    }

    private void ShowModel(ModelSettings settings)
    {
        OnnxModel model = OnnxReader.ReadFile(settings.File);
        string producer = model.Producer.Length > 0 ? $", by {model.Producer.Visible(' ')}" : "";
        console.WriteLine($"ONNX model of operator set {model.OperatorSet}{producer}, {model.Nodes.Count} nodes");
        foreach (OnnxValue input in model.Inputs)
            console.WriteLine($"input {input.Name.Quote()} {input.ShapeText}");
        foreach (OnnxValue output in model.Outputs)
            console.WriteLine($"output {output.Name.Quote()} {output.ShapeText}");

        var import = Import.Of(model, settings.Choices);
        var table = new Table().AddColumns("layer", "result", "parameters");
        foreach (Layer layer in import.Network.Layers)
            table.AddRow(new Text(layer.Kind), new Text(layer.Shape.ToString()), new Text($"{layer.ParameterCount:N0}"));
        console.Write(table);
        console.WriteLine($"{import.Network.Layers.Sum(layer => layer.ParameterCount):N0} parameters. An import gives:");
        foreach (string line in import.Attributes)
            console.WriteLine(line);
    }

    private void ShowTensors(string file)
    {
        using FileStream stream = System.IO.File.OpenRead(file);
        SafeTensorsHeader header = new SafeTensorsReader(stream, file.Quote()).Header;
        var table = new Table().AddColumns("tensor", "type", "shape", "elements");
        foreach (SafeTensorsEntry entry in header.Entries)
            table.AddRow(new Text(entry.Name), new Text(entry.Type), new Text(entry.ShapeText), new Text($"{CountOf(entry):N0}"));
        console.Write(table);
        console.WriteLine($"{header.Entries.Sum(CountOf):N0} elements in {header.Entries.Count} tensors.");
    }

    private static long CountOf(SafeTensorsEntry entry) => entry.Shape.Aggregate(1L, (product, extent) => product * extent);
}
