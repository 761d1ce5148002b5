using NetGen.Tool.Reading;

namespace NetGen.Tool.Tests.Reading;

/// <summary>What is wrong with a file is said with what would be right.</summary>
public sealed class DamagedModelTests
{
    [Fact]
    public void Text_is_no_model() => AssertRefused("not an ONNX model", "Some text, and no model."u8.ToArray());

    [Fact]
    public void Nothing_is_no_model() => AssertRefused("it has no graph", []);

    [Fact]
    public void A_truncated_model_says_where_it_ends()
    {
        byte[] model = Dense(_ => { });
        AssertRefused("bytes begins where", model[..^10]);
    }

    [Fact]
    public void A_field_of_another_type_is_named() =>
        AssertRefused("field 2 is encoded as Varint; expected Bytes", new MessageWriter().Write(2, 5).ToArray());

    [Fact]
    public void A_shape_of_any_size_takes_no_memory() => AssertRefused(
        "The tensor 'huge' has 0 elements; expected 1152921504606846976",
        Dense(model => model.Tensor("huge", new MessageWriter().Write(1, 1 << 30).Write(1, 1 << 30).Write(2, 1))));

    [Fact]
    public void An_extent_of_any_size_is_refused() => AssertRefused(
        "has the shape [1152921504606846976]", Dense(model => model.Tensor("huge", new MessageWriter().Write(1, 1L << 60).Write(2, 1))));

    [Fact]
    public void A_tensor_with_too_few_bytes_is_refused() => AssertRefused(
        "The tensor 'short' has 2 elements; expected 3", Dense(model => model.Tensor("short", new MessageWriter().Write(1, 3).Write(2, 1).Write(9, new byte[8]))));

    [Fact]
    public void A_value_that_no_node_writes_is_named() => AssertRefused(
        "reads 'nowhere', which no node writes", Dense(model => model.WriteNode("Relu", ["nowhere"], ["z"])));

    [Fact]
    public void A_cycle_is_named() => AssertRefused("reads what is computed from its own result", Dense(model =>
    {
        model.WriteNode("Relu", ["b"], ["a"]);
        model.WriteNode("Relu", ["a"], ["b"]);
    }));

    [Fact]
    public void A_value_that_is_written_twice_is_named() => AssertRefused("writes 'x', which is written already", Dense(model => model.WriteNode("Relu", ["x"], ["x"])));

    [Fact]
    public void Two_inputs_are_named() => AssertRefused("inputs 'x', 'x'; expected one", Dense(model => model.Floats(null, 4)));

    [Fact]
    public void An_input_with_open_extents_asks_for_a_shape() => AssertRefused(
        "--shape n,3,32,32", ModelCase.Of("open", model => model.Node("MatMul", model.Floats(null, null, 4), model.Drawn("w", 4, 2))).Bytes);

    [Fact]
    public void External_data_must_be_in_the_folder_of_the_model()
    {
        AssertRefused("is in the file '../secret', which is outside of the model's folder", External("../secret"), Path.GetTempPath());
        AssertRefused("which is outside of the model's folder", External("/etc/passwd"), Path.GetTempPath());
        AssertRefused("expected a model that is a file in the same folder", External("weights"));
        AssertRefused("cannot be read", External("there-is-no-such-file"), Path.GetTempPath());
        AssertRefused("which cannot be read", External(""), Path.GetTempPath());
    }

    [Fact]
    public void A_link_does_not_lead_out_of_the_folder_of_the_model()
    {
        string folder = Directory.CreateTempSubdirectory().FullName, outside = Path.GetTempFileName();
        try
        {
            File.CreateSymbolicLink(Path.Combine(folder, "weights"), outside);
            AssertRefused("which is outside of the model's folder", External("weights"), folder);
        }
        finally
        {
            File.Delete(outside);
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void External_data_are_read_from_their_place()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "weights"), [1, 2, 3, 4, 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]);
            Tensor tensor = OnnxReader.Read(External("weights", offset: "4"), folder).Constants["far"];
            Assert.Equal([1, 2], tensor.Values);
            AssertRefused("is at 8 to 16 of the file 'weights', which has 12 bytes", External("weights", offset: "8", length: "8"), folder);
            AssertRefused("is at 99 to 12", External("weights", offset: "99"), folder);
            AssertRefused("has the offset '-4'; expected a number", External("weights", offset: "-4"), folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] External(string location, string offset = "0", string? length = null)
    {
        var tensor = new MessageWriter().Write(1, 2).Write(2, 1).Write(14, 1).Write(13, Entry("location", location)).Write(13, Entry("offset", offset));
        if (length is not null)
            tensor.Write(13, Entry("length", length));
        return Dense(model => model.Tensor("far", tensor));
    }

    private static MessageWriter Entry(string key, string value) => new MessageWriter().Write(1, key).Write(2, value);

    private static byte[] Dense(Action<ModelBuilder> more) => ModelCase.Of("dense", model =>
    {
        string y = model.Node("MatMul", model.Floats(null, 4), model.Drawn("w", 4, 2));
        more(model);
        return y;
    }).Bytes;

    private static void AssertRefused(string part, byte[] bytes, string? folder = null)
    {
        ModelFileException error = Assert.Throws<ModelFileException>(() => Import.Of(OnnxReader.Read(bytes, folder), new ImportChoices()));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }
}
