using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using NetGen.Testing.Compiling;
using NetGen.Tool.Reading;

namespace NetGen.Tool.Tests.Importing;

/// <summary>Models that give decisions, as scikit-learn's converter writes them: labels, probabilities, and dictionaries of them.</summary>
public sealed class ClassifierTests
{
    private const string Label = "output_label";
    private const string Probabilities = "probabilities";
    private const string Dictionaries = "output_probability";

    [Fact]
    public void A_classifier_of_two_classes_has_one_output()
    {
        byte[] bytes = Write(2, (Label, ModelBuilder.Int64Type), (Probabilities, ModelBuilder.FloatType));
        Import import = ImportOf(bytes);
        Assert.Equal(["[Dense(1, Name = \"dense2\")] // [1]", "[SigmoidCrossEntropy]", "[Adam]"], LinesOf(import)[^3..]);
        Assert.Contains(
            "/// <remarks>The model gives the probabilities of two classes, 1 - p and p; the network has one output, for p. The model ends in a sigmoid",
            import.ClassFile("C", "", "model.onnx"),
            StringComparison.Ordinal);

        CompiledNetwork network = Load(import);
        float[] inputs = [.. Enumerable.Range(0, 12).Select(i => MathF.Sin(i * 1.7f) * 3)], actual = new float[3];
        network.Predict(inputs, actual);
        (long[] labels, float[] probabilities) = Run(bytes, inputs);
        for (int i = 0; i < actual.Length; i++)
        {
            Assert.Equal(probabilities[(2 * i) + 1], actual[i], 1e-5f);
            Assert.Equal(labels[i], 7 + network.Classify(inputs.AsSpan(i * 4, 4)));
        }
    }

    [Fact]
    public void A_dictionary_of_probabilities_is_read_through() => Assert.Equal(
        ["[Dense(3, Name = \"dense2\")] // [3]", "[SoftmaxCrossEntropy]", "[Adam]"],
        LinesOf(ImportOf(Write(3, (Label, ModelBuilder.Int64Type), (Dictionaries, 0))))[^3..]);

    [Theory]
    [InlineData(2, "SigmoidCrossEntropy")]
    [InlineData(3, "SoftmaxCrossEntropy")]
    public void A_label_alone_is_the_class(int classes, string loss)
    {
        Import import = ImportOf(Write(classes, (Label, ModelBuilder.Int64Type)));
        Assert.Equal([$"[{loss}]", "[Adam]"], LinesOf(import)[^2..]);
        Assert.Contains("/// <remarks>The model gives the class of the largest output, which Classify computes. ", import.ClassFile("C", "", "model.onnx"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_can_be_chosen() => Assert.Equal(
        "[SoftmaxCrossEntropy]",
        LinesOf(Import.Of(
            OnnxReader.Read(Write(3, (Label, ModelBuilder.Int64Type), (Probabilities, ModelBuilder.FloatType)), folder: null), new ImportChoices(Result: Label)))[^2]);

    [Fact]
    public void What_is_computed_of_a_class_is_named()
    {
        var model = new ModelBuilder();
        string place = model.Node("ArgMax", [model.Node("MatMul", model.Floats(null, 4), model.Drawn("w", 4, 3))], ("axis", 1));
        byte[] bytes = model.Build(model.Node("Relu", model.Node("Cast", [place], ("to", ModelBuilder.FloatType))));
        Assert.Contains(
            "ArgMax_2': only the end of a network can be the place of the largest value.",
            Assert.Throws<ModelFileException>(() => ImportOf(bytes)).Message,
            StringComparison.Ordinal);
    }

    private static Import ImportOf(byte[] bytes) => Import.Of(OnnxReader.Read(bytes, folder: null), new ImportChoices());

    private static string[] LinesOf(Import import) => [.. import.Attributes.Select(line => string.Join(" // ", line.Split("//").Select(part => part.Trim())))];

    private static CompiledNetwork Load(Import import)
    {
        CompiledNetwork network = CompiledNetwork.Of(NetworkCompilation.Of(import.ClassFile("Network", "", "model.onnx")).Load(), "Network");
        using var file = new MemoryStream();
        import.WriteParameters(file);
        ((INetwork)network.Instance).Load(file.ToArray());
        return network;
    }

    private static (long[] Labels, float[] Probabilities) Run(byte[] bytes, float[] inputs)
    {
        using var session = new InferenceSession(bytes);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> outputs =
            session.Run([NamedOnnxValue.CreateFromTensor(ModelBuilder.Input, new DenseTensor<float>(inputs, [inputs.Length / 4, 4]))]);
        return ([.. outputs[0].AsTensor<long>()], [.. outputs[1].AsTensor<float>()]);
    }

    /// <summary>An MLPClassifier.</summary>
    private static byte[] Write(int classes, params (string Name, int Type)[] outputs)
    {
        var model = new ModelBuilder();
        int units = classes == 2 ? 1 : classes;
        string x = model.Node("Cast", [model.Floats(null, 4)], ("to", ModelBuilder.FloatType));
        x = model.Node("Relu", model.Node("Add", model.Node("MatMul", x, model.Drawn("coefficient", 4, 5)), model.Drawn("intercepts", 1, 5)));
        x = model.Node("Add", model.Node("MatMul", x, model.Drawn("coefficient1", 5, units)), model.Drawn("intercepts1", 1, units));
        if (classes == 2)
        {
            string second = model.Node("Sigmoid", x), first = model.Node("Sub", model.Number(1), second);
            model.WriteNode("Concat", [first, second], [Probabilities], ("axis", 1));
        }
        else
        {
            model.WriteNode("Softmax", [x], [Probabilities], ("axis", 1));
        }

        string place = model.Node("ArgMax", [Probabilities], ("axis", 1));
        string label = model.Node("ai.onnx.ml:ArrayFeatureExtractor", model.Integers([.. Enumerable.Range(7, classes).Select(i => (long)i)]), place);
        model.WriteNode("Cast", [model.Node("Reshape", label, model.Integers(-1))], [Label], ("to", ModelBuilder.Int64Type));
        if (outputs.Any(output => output.Name == Dictionaries))
            model.WriteNode("ai.onnx.ml:ZipMap", [Probabilities], [Dictionaries]);
        return model.Build(outputs);
    }
}
