using System.Globalization;
using System.Text;
using System.Text.Json;
using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Layers;

/// <summary>Networks of layers agree with PyTorch's numbers.</summary>
public class GoldenLayersTests
{
    [Theory]
    [InlineData("gated")]
    [InlineData("lenet")]
    [InlineData("conv_same")]
    [InlineData("conv_dilated")]
    [InlineData("maxpool")]
    [InlineData("segmentation")]
    [InlineData("depthwise")]
    [InlineData("groups")]
    [InlineData("tcn")]
    [InlineData("har")]
    [InlineData("gru")]
    [InlineData("gru_deep")]
    [InlineData("lstm")]
    [InlineData("lstm_both")]
    [InlineData("rnn_tags")]
    [InlineData("text")]
    [InlineData("transformer")]
    [InlineData("residual")]
    [InlineData("norms")]
    [InlineData("attention_pool")]
    public void A_network_agrees_with_PyTorch(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Layers", name + ".json")));
        JsonElement golden = document.RootElement;
        float[] inputs = Floats(golden.GetProperty("inputs")), parameters = Floats(golden.GetProperty("parameters"));
        foreach (JsonElement run in golden.GetProperty("runs").EnumerateArray())
        {
            CompiledNetwork network = CompiledNetwork.Of(NetworkCompilation.Of("using NetGen;\n\n" + Declaration(golden, run)).Load(), "Golden");
            network.Parameters = parameters;
            AssertClose("outputs", Forward(network, inputs), golden.GetProperty("outputs"), 2e-5);
            Targets targets = TargetsOf(run, network.OutputSize);
            bool adapts = run.GetProperty("optimizer").GetString() == "adam";
            if (run.TryGetProperty("gradients", out JsonElement expected))
            {
                float[] gradients = new float[network.ParameterCount];
                network.Gradients(inputs, targets, gradients);
                AssertClose("gradients", gradients, expected, 1e-4);
            }

            float[] losses = [.. Enumerable.Range(0, golden.GetProperty("steps").GetInt32()).Select(_ => network.TrainStep(inputs, targets, adapts ? 0.01f : 0.1f))];
            AssertClose("losses", losses, run.GetProperty("losses"), adapts ? 2e-4 : 2e-5);
            AssertClose("parameters", network.Parameters, run.GetProperty("parameters_after"), adapts ? 2e-3 : 4e-5);
            if (run.TryGetProperty("buffers_after", out JsonElement buffers))
                AssertClose("running statistics", network.Buffers, [.. buffers.EnumerateObject().SelectMany(buffer => Numbers(buffer.Value))], adapts ? 1e-3 : 1e-4);
            AssertClose("outputs after", Forward(network, inputs), run.GetProperty("outputs_after"), adapts ? 1e-2 : 2e-4);
        }
    }

    private static float[] Forward(CompiledNetwork network, float[] inputs)
    {
        float[] outputs = new float[inputs.Length / network.InputSize * network.OutputSize];
        network.Forward(inputs, outputs);
        return outputs;
    }

    internal static string Declaration(JsonElement golden, JsonElement run)
    {
        JsonElement[] input = [.. golden.GetProperty("input").EnumerateArray()];
        var text = new StringBuilder("/// <summary>A network under test.</summary>\n");
        text.Append(CultureInfo.InvariantCulture, $"[Network({Input(input)})]\n");
        foreach (JsonElement layer in golden.GetProperty("layers").EnumerateArray())
            text.Append(Attribute(layer)).Append('\n');
        string optimizer = run.GetProperty("optimizer").GetString() == "adam" ? "Adam" : "Sgd";
        return text.Append(CultureInfo.InvariantCulture, $"[{run.GetProperty("loss").GetString()}]\n[{optimizer}]\npublic sealed partial class Golden;\n").ToString();
    }

    private static string Input(JsonElement[] extents) => extents switch
    {
        [{ ValueKind: JsonValueKind.String }, var tokens, _] => $"{tokens}",
        [var features] => $"{features}",
        [var steps, var features] => $"steps: {steps}, features: {features}",
        [var height, var width, var channels] => $"height: {height}, width: {width}, channels: {channels}",
        _ => throw new ArgumentOutOfRangeException(nameof(extents)),
    };

    /// <summary>The attribute: what a constructor requires comes first, without its name.</summary>
    private static string Attribute(JsonElement layer)
    {
        IEnumerable<string> arguments = layer.EnumerateObject().Where(property => property.Name != "layer").Select(property => property switch
        {
            { Name: "With" } => string.Join(", ", property.Value.EnumerateArray().Select(name => $"\"{name.GetString()}\"")),
            { Name: "Vocabulary" or "Units" or "Heads" or "Filters" or "Kernel" or "KernelHeight" or "KernelWidth" or "Size" } => property.Value.GetRawText(),
            { Name: "Groups" } when layer.GetProperty("layer").GetString() == "GroupNorm" => property.Value.GetRawText(),
            { Name: "Activation" } => $"Activation = Activation.{property.Value.GetString()}",
            _ => $"{property.Name} = {property.Value.GetRawText()}",
        });
        return $"[{layer.GetProperty("layer").GetString()}({string.Join(", ", arguments)})]";
    }

    private static Targets TargetsOf(JsonElement run, int outputs) => run.TryGetProperty("labels", out JsonElement labels)
        ? new ClassLabels(labels.EnumerateArray().Select(label => label.GetInt32()).ToArray())
        : new TargetRows(Floats(run.GetProperty("targets")), outputs);

    internal static double[] Numbers(JsonElement numbers) => [.. numbers.EnumerateArray().Select(number => number.GetDouble())];

    internal static float[] Floats(JsonElement numbers) => Array.ConvertAll(Numbers(numbers), number => (float)number);

    /// <summary>The norm of the difference, over that of what is expected.</summary>
    private static void AssertClose(string what, float[] actual, JsonElement expected, double tolerance) =>
        AssertClose(what, actual, Numbers(expected), tolerance);

    private static void AssertClose(string what, float[] actual, double[] numbers, double tolerance)
    {
        Assert.Equal(numbers.Length, actual.Length);
        double difference = Math.Sqrt(actual.Zip(numbers, (left, right) => (left - right) * (left - right)).Sum());
        double error = difference / Math.Sqrt(numbers.Sum(number => number * number));
        Assert.True(error <= tolerance, string.Create(CultureInfo.InvariantCulture, $"The {what} are off by {error:G3}, of {tolerance:G3} allowed."));
    }
}
