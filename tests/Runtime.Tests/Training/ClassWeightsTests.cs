using Xunit;

namespace NetGen.Runtime.Tests.Training;

public class ClassWeightsTests
{
    /// <summary>compute_class_weight('balanced', classes=[0, 1, 2], y=[0, 0, 0, 0, 0, 1, 1, 2]) of scikit-learn.</summary>
    [Fact]
    public void They_are_those_of_scikit_learn()
    {
        int[] labels = [0, 0, 1, 0, 2, 0, 1, 0];
        float[] expected = [8f / (3 * 5), 8f / (3 * 2), 8f / (3 * 1)];
        Assert.Equal(expected, ClassWeights.Balanced(labels, 3));
        Assert.Equal(expected, ClassWeights.Balanced(Dataset.Of(new float[16], labels), 3));
        Assert.Equal(8, labels.Sum(label => expected[label]), 1e-5);
    }

    [Fact]
    public void Labels_to_be_ignored_do_not_count()
    {
        Assert.Equal([0.75f, 1.5f], ClassWeights.Balanced([0, -1, 0, 1], 2, ignoreIndex: -1));
        Assert.Equal([0.75f, 1.5f], ClassWeights.Balanced(Dataset.Of(new float[8], 4, new[] { 0, -1, 0, 1 }, labelsPerSample: 2), 2, ignoreIndex: -1));
    }

    [Fact]
    public void What_has_no_weight_is_refused()
    {
        Refuses("labels", "Label 1 is 2; with 2 classes it must be 0 to 1.", () => ClassWeights.Balanced([0, 2], 2));
        Refuses("labels", "Class 1 of 3 has no samples; each class needs at least one to be weighted.", () => ClassWeights.Balanced([0, 2], 3));
        Refuses("dataset", "Label 0 is -1;", () => ClassWeights.Balanced(Dataset.Of(new float[2], new[] { -1 }), 2));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => ClassWeights.Balanced([], 0));

        static void Refuses(string parameter, string message, Action action) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(parameter, action).Message, StringComparison.Ordinal);
    }
}
