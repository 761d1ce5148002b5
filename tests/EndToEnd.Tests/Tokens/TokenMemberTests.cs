using System.Runtime.InteropServices;
using NetGen.EndToEnd.Tests.Robustness;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Tokens;

/// <summary>What members of a network of tokens have in common with those of others: memory, threads, files and descriptions.</summary>
[Collection(nameof(Alone))]
public class TokenMemberTests
{
    [Theory]
    [InlineData(TokenNetworks.Wide)]
    [InlineData(TokenNetworks.Narrow)]
    [InlineData(TokenNetworks.Tagger)]
    [InlineData(TokenNetworks.Large)]
    public void No_member_allocates_after_its_first_call(string name)
    {
        const int Samples = 33;
        ITrainableNetwork<int, int> network = TokenNetworks.OfLabels(name, seed: 1);
        NetworkDescription description = network.Description;
        int[] tokens = TokenNetworks.Draw(Samples * description.InputSize, description.Vocabulary!.Value, seed: 2);
        int[] labels = new int[Samples * description.OutputRows];
        float[] outputs = new float[Samples * description.OutputSize], gradients = new float[description.ParameterCount];

        Assert.Equal(0, Allocated.By(() => network.Forward(tokens, outputs), calls: 50));
        Assert.Equal(0, Allocated.By(() => network.Predict(tokens, outputs), calls: 50));
        Assert.Equal(0, Allocated.By(() => network.Loss(tokens, labels), calls: 50));
        Assert.Equal(0, Allocated.By(() => network.Gradients(tokens, labels, gradients), calls: 50));
        Assert.Equal(0, Allocated.By(() => network.TrainStep(tokens, labels, 0.01f), calls: 50));
        Assert.Equal(0, Allocated.By(() => network.CopyParametersTo(gradients), calls: 50));
        Assert.Equal(0, Allocated.By(() => network.CopyParametersFrom(gradients), calls: 50));
    }

    [Fact]
    public void The_results_are_the_same_bits_on_any_number_of_threads()
    {
        const int Samples = 71;
        ITrainableNetwork<int, int> alone = TokenNetworks.OfLabels(TokenNetworks.Large, seed: 5), team = TokenNetworks.OfLabels(TokenNetworks.Large, seed: 5);
        team.Parallelism = 2;
        // Few different tokens, so that each occurs many times.
        int[] tokens = TokenNetworks.Draw(Samples * 40, vocabulary: 50, seed: 3), labels = TokenNetworks.Draw(Samples, vocabulary: 11, seed: 4);
        for (int step = 0; step < 4; step++)
        {
            Assert.Equal(Run(alone), Run(team));
            Assert.Equal(alone.TrainStep(tokens, labels, 0.01f), team.TrainStep(tokens, labels, 0.01f));
        }

        float[] Run(ITrainableNetwork<int, int> network)
        {
            float[] outputs = new float[Samples * 11], gradients = new float[network.Description.ParameterCount];
            network.Predict(tokens, outputs);
            return [.. outputs, network.Gradients(tokens, labels, gradients), .. gradients, network.Loss(tokens, labels)];
        }
    }

    [Fact]
    public void Outputs_may_share_no_memory_with_tokens()
    {
        ITrainableNetwork<int, int> network = TokenNetworks.OfLabels(TokenNetworks.Wide, seed: 1);
        int[] memory = TokenNetworks.Draw(70, vocabulary: 21, seed: 1), before = [.. memory];

        var forward = Assert.Throws<ArgumentException>("outputs", () => network.Forward(memory, MemoryMarshal.Cast<int, float>(memory.AsSpan(3, 30))));
        Assert.Throws<ArgumentException>("predictions", () => network.Predict(memory, MemoryMarshal.Cast<int, float>(memory.AsSpan(3, 30))));

        Assert.StartsWith("The 70 'inputs' and the 30 'outputs' partly overlap", forward.Message, StringComparison.Ordinal);
        Assert.Equal(before, memory);
    }

    [Fact]
    public void A_file_has_the_names_and_shapes_of_PyTorch()
    {
        CompiledNetwork saved = TokenNetworks.Load(TokenNetworks.Wide, seed: 1), loaded = saved.Another(seed: 2);
        using var stream = new MemoryStream();
        ((INetwork)saved.Instance).Save(stream);
        stream.Position = 0;
        ((INetwork)loaded.Instance).Load(stream);

        Assert.Equal(saved.Parameters, loaded.Parameters);
        NetworkDescription description = ((INetwork)saved.Instance).Description;
        Assert.Equal(
            ["words.weight [23, 20]", "more.weight [21, 20]", "places.weight [7, 20]", "head.weight [3, 140]", "head.bias [3]"],
            description.Tensors.Select(tensor => tensor.ToString()));
        Assert.Equal((7, 21, 1), (description.InputSize, description.Vocabulary, description.OutputRows));
        Assert.StartsWith("7 tokens > embedding 20 of 23 > embedding 20 of 21 from input > add with words > positionembedding", description.Architecture, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_of_rows_describes_them()
    {
        NetworkDescription description = TokenNetworks.OfLabels(TokenNetworks.Tagger).Description;

        Assert.Equal((18, 6, 3), (description.OutputSize, description.OutputRows, description.OutputFeatures));
    }

    /// <summary>A normal distribution with the deviation 1, in canonical order.</summary>
    [Fact]
    public void Tables_start_like_those_of_PyTorch()
    {
        float[] table = TokenNetworks.Load(TokenNetworks.Large, seed: 1).Parameters[..(101 * 37)];

        Assert.InRange(table.Average(), -0.05, 0.05);
        Assert.InRange(table.Average(value => value * value), 0.95, 1.05);
        Assert.DoesNotContain(0f, table);
    }
}
