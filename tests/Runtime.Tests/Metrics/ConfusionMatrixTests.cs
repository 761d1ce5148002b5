using Xunit;

namespace NetGen.Runtime.Tests.Metrics;

public class ConfusionMatrixTests
{
    private const double Exact = 1e-12;

    /// <summary>Numbers that can be found by hand; scikit-learn's classification_report gives the same.</summary>
    [Fact]
    public void Precision_recall_and_F1_follow_from_the_counts()
    {
        ConfusionMatrix matrix = Of(new int[,] { { 5, 2, 0 }, { 1, 3, 1 }, { 0, 2, 6 } });
        Assert.Equal(20, matrix.Count);
        Assert.Equal(14.0 / 20, matrix.Accuracy, Exact);
        Assert.Equal([5.0 / 6, 3.0 / 7, 6.0 / 7], Enumerable.Range(0, 3).Select(matrix.Precision));
        Assert.Equal([5.0 / 7, 3.0 / 5, 6.0 / 8], Enumerable.Range(0, 3).Select(matrix.Recall));
        Assert.Equal([10.0 / 13, 6.0 / 12, 12.0 / 15], Enumerable.Range(0, 3).Select(matrix.F1));
        Assert.Equal(((5.0 / 6) + (3.0 / 7) + (6.0 / 7)) / 3, matrix.MeanPrecision, Exact);
        Assert.Equal(((5.0 / 7) + (3.0 / 5) + (6.0 / 8)) / 3, matrix.MeanRecall, Exact);
        Assert.Equal(((10.0 / 13) + (6.0 / 12) + (12.0 / 15)) / 3, matrix.MeanF1, Exact);
    }

    [Fact]
    public void A_class_that_is_never_found_makes_the_means_worse()
    {
        // Class 1 occurs but is never predicted; class 2 does neither. So scikit-learn's precision_score and recall_score with average="macro".
        ConfusionMatrix matrix = Of(new int[,] { { 3, 0, 0 }, { 1, 0, 0 }, { 0, 0, 0 } });
        Assert.Equal(double.NaN, matrix.Precision(1));
        Assert.Equal(0, matrix.Recall(1));
        Assert.Equal(0, matrix.F1(1));
        Assert.Equal(double.NaN, matrix.F1(2));
        Assert.Equal(0.375, matrix.MeanPrecision, Exact);
        Assert.Equal(0.5, matrix.MeanRecall, Exact);
        Assert.Equal(0.5 * 6 / 7, matrix.MeanF1, Exact);

        // Class 1 is predicted but never occurs.
        matrix = Of(new int[,] { { 3, 1, 0 }, { 0, 0, 0 }, { 0, 0, 0 } });
        Assert.Equal(double.NaN, matrix.Recall(1));
        Assert.Equal(0.375, matrix.MeanRecall, Exact);
        Assert.Equal(double.NaN, new ConfusionMatrix(2).Accuracy);
    }

    [Fact]
    public void A_sample_taken_for_no_class_is_wrong()
    {
        ConfusionMatrix matrix = Of(new int[,] { { 2, 0 }, { 0, 1 } });
        matrix.AddUnpredicted(0);
        Assert.Equal((4, 1, 0), (matrix.Count, matrix.Unpredicted(0), matrix.Unpredicted(1)));
        Assert.Equal(0.75, matrix.Accuracy, Exact);
        Assert.Equal((2.0 / 3, 1.0, 0.8), (matrix.Recall(0), matrix.Precision(0), matrix.F1(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.AddUnpredicted(2));
    }

    /// <summary>Only the pairs that occur take memory, and the numbers are those of a table.</summary>
    [Fact]
    public void There_may_be_any_number_of_classes()
    {
        const int Stride = 10_000;
        ConfusionMatrix few = new(5), many = new(50_000);
        var random = new Random(1);
        for (int i = 0; i < 1000; i++)
        {
            int actual = random.Next(5), predicted = random.Next(5);
            few.Add(actual, predicted);
            many.Add(actual * Stride, predicted * Stride);
        }

        for (int actual = 0; actual < 5; actual++)
        {
            for (int predicted = 0; predicted < 5; predicted++)
                Assert.Equal(few[actual, predicted], many[actual * Stride, predicted * Stride]);
            Assert.Equal((few.Precision(actual), few.Recall(actual), few.F1(actual)), (many.Precision(actual * Stride), many.Recall(actual * Stride), many.F1(actual * Stride)));
        }

        Assert.Equal((few.Count, few.Accuracy, few.MeanF1), (many.Count, many.Accuracy, many.MeanF1));
        Assert.Equal((few.MeanPrecision, few.MeanRecall), (many.MeanPrecision, many.MeanRecall));
        Assert.Equal("1000 samples of 50000 classes", many.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => many.Add(50_000, 0));
    }

    [Fact]
    public void A_table_has_a_row_for_each_class() => Assert.Equal(
        """
               0   1
           0  10   2
           1   0 345
        """.ReplaceLineEndings("\n"),
        Of(new int[,] { { 10, 2 }, { 0, 345 } }).ToString());

    [Fact]
    public void A_class_that_does_not_exist_is_refused()
    {
        var matrix = new ConfusionMatrix(2);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add(2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Recall(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(0));
        Assert.Equal(0, matrix.Count);
    }

    private static ConfusionMatrix Of(int[,] counts)
    {
        var matrix = new ConfusionMatrix(counts.GetLength(0));
        for (int actual = 0; actual < counts.GetLength(0); actual++)
        {
            for (int predicted = 0; predicted < counts.GetLength(1); predicted++)
            {
                for (int i = 0; i < counts[actual, predicted]; i++)
                    matrix.Add(actual, predicted);
            }
        }

        return matrix;
    }
}
