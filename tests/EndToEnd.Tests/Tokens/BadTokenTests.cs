using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Tokens;

/// <summary>A token outside of the vocabulary throws in every member that takes tokens, before anything changes.</summary>
public class BadTokenTests
{
    private const int Samples = 9;

    private delegate int ClassifiesTokens(ReadOnlySpan<int> input);

    private delegate void ClassifiesRows(ReadOnlySpan<int> input, Span<int> classes);

    [Theory]
    [InlineData(TokenNetworks.Wide, 7, 21, 21)]
    [InlineData(TokenNetworks.Wide, 7, 21, -1)]
    [InlineData(TokenNetworks.Wide, 7, 21, int.MinValue)]
    [InlineData(TokenNetworks.Narrow, 2, 3, 3)]
    [InlineData(TokenNetworks.Narrow, 2, 3, int.MaxValue)]
    [InlineData(TokenNetworks.Tagger, 6, 9, -7)]
    public void A_token_outside_of_the_vocabulary_throws_and_changes_nothing(string name, int steps, int vocabulary, int token)
    {
        ITrainableNetwork<int, int> network = TokenNetworks.OfLabels(name, seed: 1);
        NetworkDescription description = network.Description;
        float[] before = Parameters(network), outputs = Filled(Samples * description.OutputSize), gradients = Filled(description.ParameterCount);
        int[] labels = new int[Samples * description.OutputRows];
        for (int place = 0; place < Samples * steps; place++)
        {
            int[] tokens = TokenNetworks.Draw(Samples * steps, vocabulary, seed: 2);
            tokens[place] = token;
            string message = FormattableString.Invariant(
                $"Token {place % steps} of sample {place / steps} is {token}; with a vocabulary of {vocabulary} it must be 0 to {vocabulary - 1}.");
            AssertThrows("inputs", message, () => network.Forward(tokens, outputs));
            AssertThrows("inputs", message, () => network.Predict(tokens, outputs));
            AssertThrows("inputs", message, () => network.Loss(tokens, labels));
            AssertThrows("inputs", message, () => network.Gradients(tokens, labels, gradients));
            AssertThrows("inputs", message, () => network.TrainStep(tokens, labels, 0.1f));
        }

        Assert.All(outputs.Concat(gradients), value => Assert.Equal(123, value));
        Assert.Equal(before, Parameters(network));
    }

    [Fact]
    public void One_sample_is_checked_as_well()
    {
        object wide = TokenNetworks.Load(TokenNetworks.Wide).Instance, tagger = TokenNetworks.Load(TokenNetworks.Tagger).Instance;
        int[] classes = new int[6];

        AssertThrows(
            "input", "Token 3 of sample 0 is 22; with a vocabulary of 21 it must be 0 to 20.",
            () => Bind<ClassifiesTokens>(wide)([0, 1, 2, 22, 4, 5, 6]));
        AssertThrows(
            "input", "Token 5 of sample 0 is -1; with a vocabulary of 9 it must be 0 to 8.",
            () => Bind<ClassifiesRows>(tagger)([0, 1, 2, 3, 4, -1], classes));
        Assert.InRange(Bind<ClassifiesTokens>(wide)([0, 1, 2, 20, 4, 5, 6]), 0, 2);
    }

    [Fact]
    public void Lengths_are_told_in_tokens()
    {
        ITrainableNetwork<int, int> network = TokenNetworks.OfLabels(TokenNetworks.Wide);

        AssertThrows("inputs", "'inputs' has 8 values; expected a multiple of 7, the number of tokens per sample.", () => network.Forward(new int[8], new float[3]));
        AssertThrows("inputs", "'inputs' has 0 values; expected at least 7, the number of tokens per sample.", () => network.Loss([], []));
    }

    private static TDelegate Bind<TDelegate>(object network)
        where TDelegate : Delegate =>
        (TDelegate)Delegate.CreateDelegate(typeof(TDelegate), network, "Classify");

    private static void AssertThrows(string parameter, string message, Action call)
    {
        var exception = Assert.Throws<ArgumentException>(parameter, call);
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    private static float[] Parameters(ITrainableNetwork<int, int> network)
    {
        float[] parameters = new float[network.Description.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters;
    }

    private static float[] Filled(int count)
    {
        float[] values = new float[count];
        Array.Fill(values, 123);
        return values;
    }
}
