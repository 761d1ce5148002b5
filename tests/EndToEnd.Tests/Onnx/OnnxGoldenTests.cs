using System.Text.Json;
using NetGen.EndToEnd.Tests.Golden;
using NetGen.EndToEnd.Tests.Layers;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Onnx;

/// <summary>ONNX Runtime computes PyTorch's numbers of networks with PyTorch's parameters.</summary>
[Trait("Runs", "once")]
public class OnnxGoldenTests
{
    public static TheoryData<string> Cases => [.. GoldenCase.All.Select(golden => golden.Name)];

    public static TheoryData<string> LayerCases =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Layers"), "*.json").Order(StringComparer.Ordinal).Select(path => Path.GetFileNameWithoutExtension(path)!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Dense_networks_agree(string name)
    {
        GoldenCase golden = GoldenCase.All.Single(golden => golden.Name == name);
        foreach (GoldenRun run in GoldenTable.RunsOf(golden).DistinctBy(run => run.Loss))
        {
            CompiledNetwork network = NetworkCompilation.Load(GoldenTable.Source(golden, run));
            network.Parameters = Array.ConvertAll(golden.Parameters, parameter => (float)parameter);
            Check(network, Array.ConvertAll(golden.Inputs, input => (float)input), golden.Logits);
        }
    }

    [Theory]
    [MemberData(nameof(LayerCases))]
    public void Networks_of_layers_agree(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Layers", name + ".json")));
        JsonElement golden = document.RootElement;
        string declaration = GoldenLayersTests.Declaration(golden, golden.GetProperty("runs")[0]);
        CompiledNetwork network = CompiledNetwork.Of(NetworkCompilation.Of("using NetGen;\n\n" + declaration).Load(), "Golden");
        network.Parameters = GoldenLayersTests.Floats(golden.GetProperty("parameters"));
        Check(network, GoldenLayersTests.Floats(golden.GetProperty("inputs")), GoldenLayersTests.Numbers(golden.GetProperty("outputs")));
    }

    private static void Check(CompiledNetwork network, float[] inputs, double[] expected)
    {
        using (var session = new OnnxSession(network, OnnxOutput.Outputs))
            OnnxComparison.AssertClose("The logits", session.Run(inputs), expected);
        OnnxComparison.Compare(network, OnnxOutput.Predictions, inputs);
    }
}
