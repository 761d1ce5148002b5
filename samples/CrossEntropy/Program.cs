// Trains a small classifier with cross-entropy and gradient descent, and checks the gradient.
//
// The cross-entropy of the true distribution P and the prediction Q is
//
//     H(P, Q) = -Σ p log q.
//
// Let y be the truth and p the prediction. If y is one-hot, the sum has only the term of the true class, so
// the loss is -log p[true], and its derivative with respect to the prediction is -y/p (not 1/p - 1).
// The prediction is a softmax of the outputs (the logits), so the derivative with respect to the logits is p - y.
//
// The labels are class indices, 0 or 1, and not one-hot rows. This is the sparse form of the loss, which computes one
// logarithm per sample. docs/cross-entropy.md derives these formulas.
//
// The second part trains one network with five variants of the loss, on data with known true probabilities.

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

// The best prediction that does not depend on the points is the frequency of each class.
float share = labels.Count(label => label == 1) / (float)Samples;
double entropy = CrossEntropy.Of([share, 1 - share], [share, 1 - share]);
Console.WriteLine($"The labels of these {Samples} points are random, so there is no rule to learn. A prediction that ignores");
Console.WriteLine($"the points has a loss of at least {entropy:F4}, the entropy of the labels. If the loss is lower, the network has memorised points.");
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
