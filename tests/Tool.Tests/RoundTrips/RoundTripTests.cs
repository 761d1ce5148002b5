using System.Reflection;
using NetGen.Testing.Compiling;
using NetGen.Tool.Reading;

namespace NetGen.Tool.Tests.RoundTrips;

/// <summary>A network that is saved as an ONNX file and imported again is the same network.</summary>
public sealed class RoundTripTests
{
    private const int Samples = 3;
    private const float Tolerance = 1e-5f;

    private static readonly Lazy<Assembly> Declared = new(() => NetworkCompilation.Of([DeclaredNetworks.BlockClasses, .. DeclaredNetworks.All.Select(network =>
        $"using NetGen;\n\nnamespace Declared;\n\n/// <summary>A network under test.</summary>\n{network.Value}\npublic sealed partial class {network.Key};\n")]).Load());

    private static readonly Lazy<Assembly> Imported = new(() =>
    {
        NetworkCompilation compilation = NetworkCompilation.Of([.. DeclaredNetworks.All.Keys.Select(name => ImportOf(Original(name)).ClassFile(name, "Imported", "model.onnx"))]);
        compilation.Analyze();
        return compilation.Load();
    });

    public static TheoryData<string> Names => [.. DeclaredNetworks.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_saved_network_comes_back(string name)
    {
        CompiledNetwork original = Original(name);
        CompiledNetwork imported = CompiledNetwork.Of(Imported.Value, $"Imported.{name}");
        using var file = new MemoryStream();
        ImportOf(original).WriteParameters(file);
        ((INetwork)imported.Instance).Load(file.ToArray());

        NetworkDescription expected = ((INetwork)original.Instance).Description, actual = ((INetwork)imported.Instance).Description;
        Assert.Equal((expected.InputSize, expected.Vocabulary, expected.OutputSize, expected.OutputRows), (actual.InputSize, actual.Vocabulary, actual.OutputSize, actual.OutputRows));
        Assert.Equal(expected.Tensors.Select(tensor => tensor.Shape.ToArray()), actual.Tensors.Select(tensor => tensor.Shape.ToArray()));
        Assert.Equal(expected.Fingerprint, actual.Fingerprint);
        Assert.Equal(original.Parameters, imported.Parameters);
        Assert.Equal(original.Buffers, imported.Buffers);
        AssertSameOutputs(original, imported, expected.Vocabulary);
    }

    private static void AssertSameOutputs(CompiledNetwork original, CompiledNetwork imported, int? vocabulary)
    {
        var random = new Random(5);
        float[] inputs = [.. Enumerable.Range(0, Samples * original.InputSize).Select(_ => vocabulary is { } tokens ? random.Next(tokens) : (2 * random.NextSingle()) - 1)];
        float[] expected = new float[Samples * original.OutputSize], actual = new float[expected.Length];
        original.Forward(inputs, expected);
        imported.Forward(inputs, actual);
        for (int i = 0; i < actual.Length; i++)
            Assert.True(Math.Abs(actual[i] - expected[i]) <= Tolerance * (1 + Math.Abs(expected[i])), $"output {i} is {actual[i]}; expected {expected[i]}");
    }

    /// <summary>A network with drawn parameters and statistics, the same at each call.</summary>
    private static CompiledNetwork Original(string name)
    {
        var network = CompiledNetwork.Of(Declared.Value, $"Declared.{name}");
        var random = new Random(name.Length);
        network.Parameters = [.. Enumerable.Range(0, network.ParameterCount).Select(_ => (2 * random.NextSingle()) - 1)];
        network.Buffers = [.. Enumerable.Range(0, network.BufferCount).Select(_ => 0.2f + random.NextSingle())];
        return network;
    }

    private static Import ImportOf(CompiledNetwork network)
    {
        using var file = new MemoryStream();
        ((INetwork)network.Instance).SaveOnnx(file);
        return Import.Of(OnnxReader.Read(file.ToArray(), folder: null), new ImportChoices(Loss: "none"));
    }
}
