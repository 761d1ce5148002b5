using System.Reflection;
using NetGen.Testing.Compiling;
using NetGen.Tool.Reading;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Importing;

/// <summary>The classes that models are imported as, compiled together when the first of them is asked for.</summary>
internal static class ImportedClasses
{
    private static readonly Lazy<Assembly> Assembly = new(Compile);

    public static Import ImportOf(ModelCase model) => Import.Of(OnnxReader.Read(model.Bytes, folder: null), new ImportChoices());

    /// <summary>An instance with the model's parameters.</summary>
    public static CompiledNetwork Load(ModelCase model)
    {
        var network = CompiledNetwork.Of(Assembly.Value, $"Imported.{model.Name}");
        using var file = new MemoryStream();
        ImportOf(model).WriteParameters(file);
        ((INetwork)network.Instance).Load(file.ToArray());
        return network;
    }

    private static Assembly Compile()
    {
        string[] files = [.. AllModels.Cases.Values.Select(model => ImportOf(model).ClassFile(model.Name, "Imported", "model.onnx"))];
        NetworkCompilation compilation = NetworkCompilation.Of(files);
        compilation.Analyze();
        return compilation.Load();
    }
}
