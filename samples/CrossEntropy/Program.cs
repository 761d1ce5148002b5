// Trains a small classifier on its cross-entropy by gradient descent, and checks the gradient.
//
// The cross-entropy of what is true, P, and what is predicted, Q, is
//
//     H(P, Q) = -Σ p log q.
//
// Write y for the truth and p for the prediction. When y is one-hot, only the true class is left of the sum, so
// the loss is -log p[true], and its derivative with respect to the prediction is -y/p (not 1/p - 1).
// The prediction is a softmax of the outputs, the logits, and through it the derivative becomes simply p - y.
//
// The labels here are class indices, 0 or 1, and not one-hot rows: the sparse form of the loss, which reads one
// logarithm a sample. docs/cross-entropy.md derives all of this.
//
// Then a short tour: one network under five variants of the loss, on data of which the true probabilities are known.

using System.Diagnostics;
using NetGen;

const int Samples = 100, Steps = 1_000, StepsPerLine = 100;
const float LearningRate = 0.1f;

var random = new Random(1);
float[] points = new float[Samples * PointClassifier.InputSize];
int[] labels = new int[Samples];
for (int i = 0; i < points.Length; i++)
    points[i] = random.NextSingle();
for (int i = 0; i < labels.Length; i++)
    labels[i] = random.Next(PointClassifier.OutputSize);

var network = new PointClassifier(seed: 1);

// The best that a prediction can do that does not look at the points: say how frequent each class is.
float share = labels.Count(label => label == 1) / (float)Samples;
double entropy = CrossEntropy.Of([share, 1 - share], [share, 1 - share]);
Console.WriteLine($"The labels of these {Samples} points are random, so there is no rule to learn. Without looking at the points the");
Console.WriteLine($"loss can fall to {entropy:F4}, the entropy of the labels; below that, the network learns points by heart.");
Console.WriteLine();

double difference = GradientCheck.LargestRelativeDifference(network, points, labels);
Console.WriteLine($"largest relative difference of {PointClassifier.ParameterCount} derivatives from finite differences: {difference:0.0e-0}");
Console.WriteLine($"step {0,5}   loss {network.Loss(points, labels):F4}");
for (int step = StepsPerLine; step <= Steps; step += StepsPerLine)
{
    long start = Stopwatch.GetTimestamp();
    for (int i = 0; i < StepsPerLine; i++)
        network.TrainStep(points, labels, LearningRate);
    TimeSpan perStep = Stopwatch.GetElapsedTime(start) / StepsPerLine;

    Console.WriteLine($"step {step,5}   loss {network.Loss(points, labels):F4}   {perStep.TotalMicroseconds,8:F2} µs a step");
}

Console.WriteLine();
double furthest = new Tour().Run();

return difference < 1e-4 && furthest < 0.06 ? 0 : 1;
