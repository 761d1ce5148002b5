// Trains on 60,000 images of MNIST, or of Fashion-MNIST, and evaluates the network on the 10,000 others. Those of MNIST are its test set; the package
// of Fashion-MNIST mixes training and test images, so its figures aren't comparable with published ones.
//
//     samples/Mnist/fetch
//     dotnet run -c Release --project samples/Mnist -- [dense | lenet | resnet] [folder of the IDX files]

using System.Diagnostics;
using NetGen;

const int Pictures = 6;

string choice = args.Length > 0 ? args[0] : "dense";
if (Recipe.Of(choice) is not { } recipe)
{
    Console.Error.WriteLine($"'{choice}' is not a network of this sample. Choose dense, lenet or resnet.");
    return 2;
}

string folder = args.Length > 1 ? args[1] : Path.Combine("samples", "Mnist", recipe.Folder);
if (!Directory.Exists(folder))
{
    Console.Error.WriteLine($"The folder '{folder}' does not exist. Run 'samples/Mnist/fetch {recipe.Folder}', or pass the folder of the IDX files.");
    return 2;
}

Dataset<int> training = Idx.Load(Find("train-images-idx3-ubyte"), Find("train-labels-idx1-ubyte"));
Dataset<int> test = Idx.Load(Find("t10k-images-idx3-ubyte"), Find("t10k-labels-idx1-ubyte"));
ITrainableNetwork<int> network = recipe.Network;
Console.WriteLine($"{network.Description.ParameterCount:N0} parameters, {training.Count:N0} images to learn from, {test.Count:N0} held out");

network.Parallelism = Math.Min(2, Environment.ProcessorCount);
long steps = recipe.Epochs * ((training.Count + recipe.BatchSize - 1L) / recipe.BatchSize);
long start = Stopwatch.GetTimestamp();
Trainer.Fit(network, training, new()
{
    Epochs = recipe.Epochs,
    BatchSize = recipe.BatchSize,
    Schedule = new OneCycleSchedule(recipe.LearningRate, totalSteps: steps),
    Seed = 1,
    Progress = new EpochLines(),
});
TimeSpan elapsed = Stopwatch.GetElapsedTime(start);

Evaluation evaluation = Trainer.Evaluate(network, test);
ClassificationMetrics metrics = evaluation.Classification!;
Console.WriteLine($"{100 * evaluation.Accuracy:F2} % right, {100 * metrics.TopAccuracy(2):F2} % in the first two answers, after {elapsed.TotalSeconds:F1} s of training");
Console.WriteLine($"calibration error {metrics.Calibration.Error:F4}; rows: actual classes, columns: predicted classes");
Console.WriteLine(metrics.Confusion);

string confusion = Path.Combine(AppContext.BaseDirectory, $"{choice}-confusion.svg"), misread = Path.Combine(AppContext.BaseDirectory, $"{choice}-misread.png");
ConfusionDrawing.Save(metrics.Confusion, recipe.Classes, confusion);
MisreadDrawing.Save([.. Misread.In(test, recipe).Take(Pictures)], recipe.Classes, misread);
Console.WriteLine($"The confusion matrix is drawn in {confusion}");
Console.WriteLine($"Misread images, and the pixels that their losses depend on most, are drawn in {misread}");
return evaluation.Accuracy >= recipe.Goal ? 0 : 1;

// The files from npm are not compressed; others are.
string Find(string name) => File.Exists(Path.Combine(folder, name)) ? Path.Combine(folder, name) : Path.Combine(folder, name + ".gz");
