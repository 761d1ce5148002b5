namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN044: embeddings read tokens, and all other layers numbers. NETGEN040: only sequences have positions.</summary>
public class TokenTests
{
    private const string E = "Embedding(9, 4, Name = \"e\")";

    [Theory]
    [InlineData($"[{E}] [Flatten] [Dense(3)]")]
    [InlineData($"[{E}] [Embedding(7, 4, From = \"input\")] [Add(\"e\")] [Flatten] [Dense(3)]")]
    [InlineData("[Embedding(9, 4, From = \"input\")] [PositionEmbedding] [Dense(3)]")]
    [InlineData("[Block<B>] [Flatten] [Dense(3)]")]
    [InlineData("[Block<B>(Name = \"b\")] [Block<B>(From = \"input\")] [Add(\"b\")] [Flatten] [Dense(3)]")]
    public Task Embeddings_read_tokens(string layers) => NetworkAnalyzerTest.Check($"[Network(5)] {layers} partial class N; {Block}");

    [Theory]
    [InlineData($"[{E}] [{{|NETGEN044:Embedding(7, 4)|}}]")]
    [InlineData("[Dense(4, Activation.Relu)] [{|NETGEN044:Embedding(9, 4)|}]")]
    [InlineData("[Dense(4, Activation.Relu)] [{|NETGEN044:Embedding(9, 4, From = \"input\")|}]")]
    [InlineData($"[{E}] [{{|NETGEN044:Block<B>|}}]")]
    public Task Embeddings_do_not_read_numbers(string layers) => NetworkAnalyzerTest.Check($"[Network(5)] {layers} partial class N; {Block}");

    [Fact]
    public Task Sequences_and_images_are_numbers() => Task.WhenAll(
        NetworkAnalyzerTest.Check("[Network(steps: 5, features: 1)] [{|NETGEN044:Embedding(9, 4)|}] partial class N;"),
        NetworkAnalyzerTest.Check("[Network(height: 5, width: 1, channels: 1)] [{|NETGEN044:Embedding(9, 4)|}] partial class N;"));

    [Theory]
    [InlineData($"[{E}] [Dense(4, From = {{|NETGEN044:\"input\"|}})]")]
    [InlineData($"[{E}] [Add({{|NETGEN044:\"input\"|}})]")]
    [InlineData($"[{E}] [Concat(\"e\", {{|NETGEN044:\"input\"|}})]")]
    [InlineData($"[{E}] [Flatten(From = {{|NETGEN044:\"input\"|}})]")]
    [InlineData($"[{E}] [PositionEmbedding(From = {{|NETGEN044:\"input\"|}})]")]
    public Task Other_layers_do_not_read_tokens(string layers) => NetworkAnalyzerTest.Check($"[Network(5)] {layers} partial class N; {Block}");

    [Fact]
    public Task A_layer_of_a_block_does_not_read_them_either() => NetworkAnalyzerTest.Check(
        "[Network(5)] [Block<Mixed>] partial class N; [Block] [Embedding(9, 4)] [Add({|NETGEN044:\"input\"|})] partial class Mixed;");

    [Fact]
    public Task Only_sequences_have_positions() => Task.WhenAll(
        NetworkAnalyzerTest.Check("[Network(5)] [{|NETGEN040:PositionEmbedding|}] partial class N;"),
        NetworkAnalyzerTest.Check("[Network(height: 5, width: 1, channels: 1)] [{|NETGEN040:PositionEmbedding|}] partial class N;"));

    [Theory]
    [InlineData("[Embedding({|NETGEN004:0|}, 4)]")]
    [InlineData("[Embedding({|NETGEN004:1048577|}, 4)]")]
    [InlineData("[Embedding(9, {|NETGEN004:0|})]")]
    [InlineData("[Embedding(9, {|NETGEN004:4097|})]")]
    [InlineData("[{|NETGEN004:Embedding(1048576, 300)|}]")]
    [InlineData("[Embedding(9, 4, InitialDeviation = {|NETGEN007:-1|})]")]
    [InlineData("[Embedding(9, 4)] [PositionEmbedding(InitialDeviation = {|NETGEN007:float.NaN|})]")]
    public Task Sizes_and_deviations_have_ranges(string layers) => NetworkAnalyzerTest.Check($"[Network(5)] {layers} partial class N;");

    private const string Block = "[Block] [Embedding(9, 4)] [PositionEmbedding] partial class B;";
}
