using NetGen;

namespace Circles;

/// <summary>Tells whether a point of the square lies inside the circle.</summary>
[Network(2)]
[Dense(16, Activation.Relu)]
[Dense(2)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f)]
public sealed partial class CircleClassifier
{
    public static CircleClassifier Train()
    {
        (float X, float Y)[] grid = [.. from x in Enumerable.Range(0, 30) from y in Enumerable.Range(0, 30) select (x / 15f - 1, y / 15f - 1)];
        Dataset<int> points = Dataset.From(grid, point => [point.X, point.Y], point => point.X * point.X + point.Y * point.Y < 0.5f ? 1 : 0);
        var network = new CircleClassifier(seed: 1);
        Trainer.Fit(network, points, new() { Epochs = 40, LearningRate = 0.05f });
        return network;
    }
}
