using NetGen.Execution;
using Xunit;

namespace NetGen.Runtime.Tests.Files;

/// <summary>The bytes of ONNX files.</summary>
public class OnnxFileTests
{
    [Fact]
    public void A_file_has_the_fields_of_its_format()
    {
        var network = new DescribedNetwork(graph =>
        {
            graph.Input("x", 2);
            graph.Tensor("w", [2], 1..2, 0..1);
            graph.Node("Mul", ["x", "w"], ["y"], new OnnxOption("k", 300));
            graph.Output("y", 2);
        });
        using var stream = new MemoryStream();
        network.SaveOnnx(stream);

        string[] fields =
        [
            "08 08", // ir_version 8
            "12 06", Text("NetGen"),
            "42 02 10 11", // opset_import: version 17
            "3A 65", // graph
            "12 01", Text("N"),
            "5A 18 0A 01", Text("x"), "12 13 0A 11 08 01 12 0D", "0A 07 12 05", Text("batch"), "0A 02 08 02", // input
            "0A 19 0A 01", Text("x"), "0A 01", Text("w"), "12 01", Text("y"), "22 03", Text("Mul"), "2A 09 0A 01", Text("k"), "A0 01 02 18 AC 02", // node
            "62 18 0A 01", Text("y"), "12 13 0A 11 08 01 12 0D", "0A 07 12 05", Text("batch"), "0A 02 08 02", // output
            "2A 11 08 02 10 01 42 01", Text("w"), "4A 08 00 00 00 40 00 00 80 3F", // initializer: 2, 1
        ];
        Assert.Equal(string.Concat(fields).Replace(" ", "", StringComparison.Ordinal), Convert.ToHexString(stream.ToArray()));
    }

    [Fact]
    public void A_matrix_is_transposed()
    {
        var network = new DescribedNetwork(graph => graph.Transposed("w", 2, 2, 0..4));
        using var stream = new MemoryStream();
        network.SaveOnnx(stream);
        Assert.EndsWith("2A1B0802080210014201774A10" + "0000803F" + "00004040" + "00000040" + "00008040", Convert.ToHexString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_without_a_description_is_refused_and_leaves_no_file()
    {
        string folder = Directory.CreateTempSubdirectory("netgen-files").FullName;
        try
        {
            INetwork network = FileNetwork.Small();
            NotSupportedException error = Assert.Throws<NotSupportedException>(() => network.SaveOnnx(Path.Combine(folder, "network.onnx")));
            Assert.Contains("FileNetwork", error.Message, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Text(string text) => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>A network of the parameters 1, 2, 3 and 4.</summary>
    private sealed class DescribedNetwork(Action<OnnxGraph> describe) : INetwork
    {
        public NetworkDescription Description { get; } = new("N", "", "", 2, 2, [new TensorDescription("w", 4)], []);

        public int Parallelism { get; set; } = 1;

        public void CopyParametersTo(Span<float> parameters)
        {
            for (int i = 0; i < parameters.Length; i++)
                parameters[i] = i + 1;
        }

        public void CopyParametersFrom(ReadOnlySpan<float> parameters) => throw new NotSupportedException();

        public void DescribeOnnx(OnnxGraph graph) => describe(graph);
    }
}
