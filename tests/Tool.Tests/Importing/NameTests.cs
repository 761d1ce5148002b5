using NetGen.Testing.Compiling;
using NetGen.Tool.Reading;

namespace NetGen.Tool.Tests.Importing;

/// <summary>Whatever a model calls its tensors and nodes, the class compiles and the file of its parameters fits.</summary>
public sealed class NameTests
{
    private const int Units = 3;

    [Theory]
    [InlineData("fc.weight", "fc")]
    [InlineData("net.0.weight", "net.0")]
    [InlineData("7.weight", "7")]
    [InlineData("class.weight", "class")]
    [InlineData("Überblick.weight", "Überblick")]
    [InlineData("input.weight", "dense1")]
    [InlineData(".weight", "dense1")]
    [InlineData("weight", "dense1")]
    [InlineData("a..b.weight", "dense1")]
    [InlineData("a b.weight", "dense1")]
    [InlineData("model/dense/MatMul/ReadVariableOp:0", "dense1")]
    [InlineData("onnx::MatMul_12", "dense1")]
    [InlineData("\")] class Evil; //.weight", "dense1")]
    [InlineData("a\nb.weight", "dense1")]
    [InlineData("\u0000.weight", "dense1")]
    [InlineData("\U0001F600.weight", "dense1")]
    public void A_layer_has_the_models_name_if_that_can_be_one(string tensor, string expected)
    {
        Import import = ImportOf(model => Chain(model, model.Floats(null, Units), tensor));
        Assert.Contains($"Name = \"{expected}\"", import.Attributes.ElementAt(1), StringComparison.Ordinal);
        AssertLoads(import);
    }

    [Fact]
    public void Names_are_unique()
    {
        // The second name is that of a tensor of the first one, the third one is a number that other layers have by default, and the last one is the name of the default.
        Import import = ImportOf(model =>
        {
            string x = AttentionLikeNames(model);
            x = model.Node("GlobalMaxPool", model.Node("Transpose", [x], ("perm", (int[])[0, 2, 1])));
            return Chain(model, model.Node("Flatten", x), "2.weight", "2.weight", "dense1.weight", "w");
        });
        string[] names = [.. import.Attributes.Where(line => line.Contains("Name", StringComparison.Ordinal)).Select(line => line.Split("Name = \"")[1].Split('"')[0])];
        Assert.Equal(["a", "dense2", "dense3", "globalMaxPool1", "2", "dense4", "dense1", "dense5"], names);
        AssertLoads(import);
    }

    [Fact]
    public void A_layer_without_a_name_has_no_number_that_is_one()
    {
        // The pool would be called "1", as the product after it.
        Import import = ImportOf(model =>
        {
            string x = model.Node("Conv", model.Floats(null, 2, 6, 6), model.Drawn("0.weight", Units, 2, 1, 1));
            x = model.Node("MaxPool", [x], ("kernel_shape", (int[])[2, 2]), ("strides", (int[])[2, 2]));
            return model.Node("Conv", x, model.Drawn("1.weight", Units, Units, 1, 1));
        });
        Assert.Equal("[MaxPool2d(2, Name = \"maxPool2d1\")]", import.Attributes.ElementAt(2).Split("//")[0].Trim());
        AssertLoads(import);
    }

    [Fact]
    public void Nodes_can_stand_in_any_order()
    {
        var model = new ModelBuilder();
        string x = model.Floats(null, Units), first = model.Drawn("first.weight", Units, Units), second = model.Drawn("second.weight", Units, Units);
        model.WriteNode("Identity", ["c"], [ModelBuilder.Output]);
        model.WriteNode("MatMul", ["b", second], ["c"]);
        model.WriteNode("Relu", ["a"], ["b"]);
        model.WriteNode("MatMul", [x, first], ["a"]);
        Import import = Import.Of(OnnxReader.Read(model.Build((ModelBuilder.Output, ModelBuilder.FloatType)), folder: null), new ImportChoices());
        Assert.Equal(["first", "second"], import.Attributes.Skip(1).Take(2).Select(line => line.Split("Name = \"")[1].Split('"')[0]));
        AssertLoads(import);
    }

    [Fact]
    public void A_bias_of_zeros_stays_a_bias()
    {
        Import import = ImportOf(model => model.Node("Add", model.Node("MatMul", model.Floats(null, Units), model.Drawn("w", Units, 2)), model.Constant("b", [2], 0, 0)));
        Assert.Equal("[Dense(2, Name = \"dense1\")]", import.Attributes.ElementAt(1).Split("//")[0].Trim());
        Assert.Equal("[Dense(2, UseBias = false, Name = \"dense1\")]", ImportOf(model => model.Node(
            "Mul", model.Node("MatMul", model.Floats(null, Units), model.Drawn("w", Units, 2)), model.Number(2))).Attributes.ElementAt(1).Split("//")[0].Trim());
        AssertLoads(import);
    }

    [Fact]
    public void What_only_training_does_is_left_out_if_there_is_none()
    {
        byte[] bytes = Build(model => model.Node("MatMul", model.Node("Dropout", model.Node("Relu", model.Node("MatMul", model.Floats(null, Units), model.Drawn("w", Units, 4))), model.Number(0.5f)), model.Drawn("v", 4, 2)));
        var import = Import.Of(OnnxReader.Read(bytes, folder: null), new ImportChoices(Loss: "none"));
        Assert.DoesNotContain(import.Attributes, line => line.Contains("Dropout", StringComparison.Ordinal));
        AssertLoads(import);
    }

    /// <summary>Products, each with a weight of one of these names.</summary>
    private static string Chain(ModelBuilder model, string input, params string[] names)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (!known.TryGetValue(name, out string? weight))
                known[name] = weight = model.Drawn(name, Units, Units);
            input = model.Node("Relu", model.Node("MatMul", input, weight));
        }

        return input;
    }

    /// <summary>Self-attention that is called as a layer after it, up to the name of its projection.</summary>
    private static string AttentionLikeNames(ModelBuilder model)
    {
        string x = model.Floats(null, 4, Units);
        string[] parts = model.Nodes("Split", [model.Node("MatMul", x, model.Drawn("a.in_proj_weight", Units, 3 * Units))], 3, ("axis", 2));
        string weights = model.Node("Softmax", model.Node("MatMul", parts[0], model.Node("Transpose", [parts[1]], ("perm", (int[])[0, 2, 1]))));
        string heads = model.Node("MatMul", model.Node("MatMul", weights, parts[2]), model.Drawn("o", Units, Units));
        return model.Node("MatMul", model.Node("Tanh", model.Node("MatMul", model.Node("Tanh", heads), model.Drawn("a.out_proj.weight", Units, Units))), model.Drawn("a.weight", Units, Units));
    }

    private static byte[] Build(Func<ModelBuilder, string> build) => ModelCase.Of("named", build).Bytes;

    private static Import ImportOf(Func<ModelBuilder, string> build) => Import.Of(OnnxReader.Read(Build(build), folder: null), new ImportChoices());

    private static void AssertLoads(Import import)
    {
        NetworkCompilation compilation = NetworkCompilation.Of(import.ClassFile("Named", "", "model.onnx"));
        compilation.Analyze();
        using var file = new MemoryStream();
        import.WriteParameters(file);
        ((INetwork)CompiledNetwork.Of(compilation.Load(), "Named").Instance).Load(file.ToArray());
    }
}
