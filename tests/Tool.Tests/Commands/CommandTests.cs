using NetGen.Tool.Tests.Models;
using Spectre.Console;

namespace NetGen.Tool.Tests.Commands;

/// <summary>What a user types, and what is then written.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Import_writes_a_class_and_its_parameters()
    {
        (int code, string output) = Run("import", Write("Keras"), "--class", "DigitReader", "--namespace", "Shop", "--output", Path.Combine(_folder, "new"));

        Assert.Equal(0, code);
        Assert.Contains("DigitReader.safetensors", output, StringComparison.Ordinal);
        string text = File.ReadAllText(Path.Combine(_folder, "new", "DigitReader.cs"));
        Assert.StartsWith("using NetGen;\n\nnamespace Shop;\n\n/// <summary>Imported from Keras.onnx, which NetGen.Tool.Tests wrote.", text, StringComparison.Ordinal);
        Assert.Contains("/// <remarks>The model ends in a softmax, which Predict computes;", text, StringComparison.Ordinal);
        Assert.EndsWith("[SoftmaxCrossEntropy]\n[Adam]\npublic sealed partial class DigitReader;\n", text, StringComparison.Ordinal);

        (code, output) = Run("inspect", Path.Combine(_folder, "new", "DigitReader.safetensors"));
        Assert.Equal(0, code);
        Assert.Contains("layers.", output, StringComparison.Ordinal);
        Assert.Contains("[3, 2, 3, 3]", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_of_a_model_that_cannot_be_imported()
    {
        string path = Path.Combine(_folder, "model.onnx");
        File.WriteAllBytes(path, ModelCase.Of("det", model => model.Node("Det", model.Floats(null, 4, 4))).Bytes);
        (int code, string output) = Run("import", path, "--class", "DigitReader", "--output", Path.Combine(_folder, "new"));

        Assert.Equal(1, code);
        Assert.Contains("Det 'Det_1': NetGen has no layer for this operator", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "new")));
    }

    [Theory]
    [InlineData("DigitReader.cs")]
    [InlineData("DigitReader.safetensors")]
    public void An_existing_file_is_only_replaced_with_force(string name)
    {
        string[] arguments = ["import", Write("Keras"), "--class", "DigitReader", "--output", _folder];
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, "mine");
        (int code, string output) = Run(arguments);

        Assert.Equal(1, code);
        Assert.Contains($"{name}' would be replaced, so nothing was written. To replace existing files, use --force.", output, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder, "DigitReader.*"));

        Assert.Equal(0, Run([.. arguments, "--force"]).Code);
        Assert.NotEqual("mine", File.ReadAllText(path));
        Assert.Equal(2, Directory.GetFiles(_folder, "DigitReader.*").Length);
    }

    [Fact]
    public void Inspect_shows_what_an_import_gives()
    {
        (int code, string output) = Run("inspect", Write("LeNetOfPyTorch"));

        Assert.Equal(0, code);
        Assert.Contains("input 'x' [?, 2, 8, 8]", output, StringComparison.Ordinal);
        Assert.Contains("187 parameters", output, StringComparison.Ordinal);
        Assert.Contains("[Conv2d(4, 3, Activation.Relu, Name = \"layers.0\")]", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--class", "digit reader")]
    [InlineData("--class", "class")]
    [InlineData("--class", "A", "--namespace", "a..b")]
    [InlineData("--class", "A", "--loss", "Nothing")]
    [InlineData("--class", "A", "--shape", "n,-1")]
    public void Options_that_make_no_sense_are_refused(params string[] options) => Assert.NotEqual(0, Run(["import", Write("Keras"), .. options]).Code);

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        (int code, string output) = Run("inspect", Path.Combine(_folder, "none.onnx"));
        Assert.Equal(1, code);
        Assert.Contains("none.onnx", output, StringComparison.Ordinal);
        Assert.Equal(1, Run("inspect", Path.Combine(_folder, "none.safetensors")).Code);
    }

    private static (int Code, string Output) Run(params IEnumerable<string> arguments)
    {
        using var output = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No });
        console.Profile.Width = 400;
        int code = ToolApplication.Run(arguments, console);
        return (code, output.ToString());
    }

    private string Write(string name)
    {
        string path = Path.Combine(_folder, $"{name}.onnx");
        File.WriteAllBytes(path, AllModels.Cases[name].Bytes);
        return path;
    }
}
