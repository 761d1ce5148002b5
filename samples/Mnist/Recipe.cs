using NetGen;

/// <summary>Computes the gradient of the loss for every pixel: the method <c>InputGradients</c> of a generated network.</summary>
internal delegate void PixelGradients(ReadOnlySpan<float> images, ReadOnlySpan<int> labels, Span<float> gradients);

/// <summary>A network, the images it learns, how it is trained, and the share of the test images it should get right.</summary>
internal sealed record Recipe(
    ITrainableNetwork<int> Network, PixelGradients PixelGradients, string Folder, int Epochs, int BatchSize, double LearningRate, double Goal, string[] Classes)
{
    private static readonly string[] Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        Clothes = ["T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"];

    public static Recipe? Of(string name)
    {
        switch (name)
        {
            case "dense":
                var dense = new DenseClassifier(seed: 1);
                return new(dense, dense.InputGradients, "data", Epochs: 8, BatchSize: 128, LearningRate: 0.2, Goal: 0.978, Digits);
            case "lenet":
                var lenet = new LeNet5(seed: 1);
                return new(lenet, lenet.InputGradients, "data", Epochs: 12, BatchSize: 64, LearningRate: 0.004, Goal: 0.99, Digits);
            case "resnet":
                var residual = new SmallResNet(seed: 1);
                return new(residual, residual.InputGradients, "fashion", Epochs: 12, BatchSize: 64, LearningRate: 0.006, Goal: 0.92, Clothes);
            default:
                return null;
        }
    }
}
