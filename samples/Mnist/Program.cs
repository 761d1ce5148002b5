// Trains on the 60,000 images of MNIST, or of a dataset of the same shape, and evaluates the network on the 10,000 test images.
//
//     samples/Mnist/fetch
//     dotnet run -c Release --project samples/Mnist -- [folder] [accuracy to reach, in percent]

using System.Diagnostics;
using System.Globalization;
using NetGen;

const int Epochs = 8, BatchSize = 128;

string folder = args.Length > 0 ? args[0] : Path.Combine("samples", "Mnist", "data");
double goal = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) / 100 : 0.978;
if (!Directory.Exists(folder))
{
    Console.Error.WriteLine($"The folder '{folder}' does not exist. Run samples/Mnist/fetch, or pass the folder of the IDX files.");
    return 2;
}

Dataset<int> training = Idx.Load(Find("train-images-idx3-ubyte"), Find("train-labels-idx1-ubyte"));
Dataset<int> test = Idx.Load(Find("t10k-images-idx3-ubyte"), Find("t10k-labels-idx1-ubyte"));
Console.WriteLine($"{ImageClassifier.ParameterCount:N0} parameters, {training.Count:N0} images to learn from, {test.Count:N0} held out");

var network = new ImageClassifier(seed: 1) { Parallelism = Math.Min(2, Environment.ProcessorCount) };
long steps = Epochs * (training.Count + BatchSize - 1L) / BatchSize;
long start = Stopwatch.GetTimestamp();
Trainer.Fit(network, training, new()
{
    Epochs = Epochs,
    BatchSize = BatchSize,
    Schedule = new OneCycleSchedule(maxRate: 0.2, totalSteps: steps),
    Seed = 1,
    Progress = new EpochLines(),
});
TimeSpan elapsed = Stopwatch.GetElapsedTime(start);

Evaluation evaluation = Trainer.Evaluate(network, test);
ClassificationMetrics metrics = evaluation.Classification!;
Console.WriteLine($"{100 * evaluation.Accuracy:F2} % right, {100 * metrics.TopAccuracy(2):F2} % in the first two answers, after {elapsed.TotalSeconds:F1} s of training");
Console.WriteLine($"calibration error {metrics.Calibration.Error:F4}; rows: actual classes, columns: predicted classes");
Console.WriteLine(metrics.Confusion);
return evaluation.Accuracy >= goal ? 0 : 1;

// The files from npm are not compressed; others are.
string Find(string name) => File.Exists(Path.Combine(folder, name)) ? Path.Combine(folder, name) : Path.Combine(folder, name + ".gz");
