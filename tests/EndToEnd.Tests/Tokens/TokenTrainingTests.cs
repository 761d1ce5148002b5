namespace NetGen.EndToEnd.Tests.Tokens;

/// <summary>Trainer works for tokens, and for several labels a sample.</summary>
public class TokenTrainingTests
{
    [Fact]
    public void A_network_learns_which_token_comes_first()
    {
        const int Samples = 600;
        ITrainableNetwork<int, int> network = TokenNetworks.OfLabels(TokenNetworks.Wide, seed: 1);
        int[] tokens = TokenNetworks.Draw(Samples * 7, vocabulary: 21, seed: 1);
        int[] labels = [.. Enumerable.Range(0, Samples).Select(sample => tokens[sample * 7] % 3)];
        (Dataset<int, int> training, Dataset<int, int> heldOut) = Dataset.Of(tokens, labels).Split(0.2, seed: 1);

        TrainingHistory history = Trainer.Fit(network, training, new() { Epochs = 20, LearningRate = 0.01f }, heldOut);

        Assert.True(history.Epochs[^1].ValidationAccuracy > 0.9, $"{history.Epochs[^1]}");
        Evaluation evaluation = Trainer.Evaluate(network, heldOut);
        Assert.Equal(history.Epochs[^1].ValidationAccuracy, evaluation.Accuracy);
        Assert.Equal(120, evaluation.Count);
    }

    [Fact]
    public void A_network_learns_rows_of_numbers()
    {
        const int Samples = 300;
        var network = (ITrainableNetwork<int, float>)TokenNetworks.Load(TokenNetworks.Regression, seed: 1).Instance;
        int[] tokens = TokenNetworks.Draw(Samples * 4, vocabulary: 9, seed: 1);
        float[] targets = [.. Enumerable.Range(0, Samples).SelectMany(sample => new[] { tokens[sample * 4] / 9f, tokens[(sample * 4) + 3] / 9f })];
        Dataset<int, float> dataset = Dataset.Of(tokens, 4, targets, 2);

        double before = Trainer.Evaluate(network, dataset).Loss;
        Trainer.Fit(network, dataset, new() { Epochs = 30, LearningRate = 0.01f });

        Assert.InRange(Trainer.Evaluate(network, dataset).Loss, 0, before / 20);
    }

    /// <summary>A tag says whether the token before was even; the first step has none.</summary>
    [Fact]
    public void A_network_learns_a_label_for_each_step()
    {
        const int Samples = 400;
        ITrainableNetwork<int, int> network = TokenNetworks.OfLabels(TokenNetworks.Tagger, seed: 1);
        int[] tokens = TokenNetworks.Draw(Samples * 6, vocabulary: 9, seed: 1);
        int[] labels = [.. Enumerable.Range(0, tokens.Length).Select(place => place % 6 == 0 ? -1 : tokens[place - 1] % 2)];
        Dataset<int, int> tagged = Dataset.Of(tokens, 6, labels, labelsPerSample: 6);

        TrainingHistory history = Trainer.Fit(network, tagged, new() { Epochs = 15, LearningRate = 0.01f, ValidationShare = 0.25 });

        Assert.True(history.Epochs[^1].ValidationAccuracy > 0.95, $"{history.Epochs[^1]}");
        Evaluation evaluation = Trainer.Evaluate(network, tagged);
        Assert.Equal(Samples * 5, evaluation.Count);
        Assert.Equal(Samples * 5, evaluation.Classification!.Count);
        Assert.Equal(3, evaluation.Classification.Confusion.Classes);
        Assert.Equal(network.Loss(tokens, labels), evaluation.Loss, 1e-4);
    }

    [Fact]
    public void A_sample_that_cannot_be_learned_from_is_named_by_its_index()
    {
        ITrainableNetwork<int, int> network = TokenNetworks.OfLabels(TokenNetworks.Tagger);
        int[] tokens = new int[60], labels = new int[60];
        tokens[33] = 9;
        labels[44] = 3;

        var badToken = Assert.Throws<ArgumentException>("training", () => Trainer.Fit(network, Dataset.Of(tokens, 6, labels, 6)));
        Assert.StartsWith("Token 3 of sample 5 is 9; with a vocabulary of 9 it must be 0 to 8.", badToken.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("dataset", () => Trainer.Evaluate(network, Dataset.Of(tokens, 6, labels, 6)));

        tokens[33] = 0;
        var badLabel = Assert.Throws<ArgumentException>("training", () => Trainer.Fit(network, Dataset.Of(tokens, 6, labels, 6)));
        Assert.StartsWith("The label of sample 7, row 2, is 3; with 3 classes it must be 0 to 2", badLabel.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dataset_of_other_sizes_is_refused()
    {
        ITrainableNetwork<int, int> network = TokenNetworks.OfLabels(TokenNetworks.Tagger);

        var inputs = Assert.Throws<ArgumentException>("training", () => Trainer.Fit(network, Dataset.Of(new int[10], 5, new int[12], 6)));
        var labels = Assert.Throws<ArgumentException>("training", () => Trainer.Fit(network, Dataset.Of(new int[12], 6, new int[2], 1)));

        Assert.StartsWith("The dataset has 5 tokens per sample; Tagger takes 6.", inputs.Message, StringComparison.Ordinal);
        Assert.StartsWith("The dataset has 1 targets per sample; Tagger takes 6.", labels.Message, StringComparison.Ordinal);
    }
}
