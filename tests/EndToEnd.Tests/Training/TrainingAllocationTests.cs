using NetGen.EndToEnd.Tests.Robustness;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Training;

/// <summary>A step of training allocates nothing, and neither does counting what is right.</summary>
[Collection(nameof(Alone))]
public class TrainingAllocationTests
{
    [Fact]
    public void More_steps_allocate_no_more()
    {
        ITrainableNetwork<int> network = Circle.Load(Circle.WithAdam).Learner();
        Dataset<int> points = Circle.Points(1000);
        TrainingOptions options(int batchSize) => new() { Epochs = 2, BatchSize = batchSize, LearningRate = 0.001f, ValidationShare = 0.2 };
        Trainer.Fit(network, points, options(100));
        long few = Allocated(() => Trainer.Fit(network, points, options(100)));
        long many = Allocated(() => Trainer.Fit(network, points, options(1)));
        // The larger batch takes the larger buffer.
        Assert.InRange(many, 0, few);
    }

    [Fact]
    public void Counting_allocates_nothing()
    {
        var metrics = new ClassificationMetrics(3);
        float[] predictions = [0.7f, 0.2f, 0.1f];
        int[] labels = [0];
        metrics.Add(predictions, labels);
        Assert.Equal(0, Allocated(() =>
        {
            for (int i = 0; i < 1000; i++)
                metrics.Add(predictions, labels);
        }));
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
