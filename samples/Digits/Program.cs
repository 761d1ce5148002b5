// Learns to read handwritten digits, saves the network, and shows which digits it misreads.
//
// The accuracy depends on which digits are held out, by several percent. So five networks are trained, each without another fifth of the digits,
// and each digit is read by the network that was not trained with it.

using System.Diagnostics;
using NetGen;
using Spectre.Console;

const int Folds = 5, Pictures = 4;
const double Goal = 0.95;

string folder = AppContext.BaseDirectory;
Digit[] digits = Digit.ReadAll(Path.Combine(folder, "digits.csv"));
new Random(1).Shuffle(digits);
Digit[][] fifths = [.. digits.Chunk((digits.Length + Folds - 1) / Folds)];
AnsiConsole.WriteLine(
    $"{DigitClassifier.ParameterCount:N0} parameters; {digits.Length - fifths[0].Length:N0} of {digits.Length:N0} digits to learn from, {fifths[0].Length} held out");

Fold first = TrainingView.Show(progress => Fold.Train(digits, fifths[0], progress));
long start = Stopwatch.GetTimestamp();
Fold[] folds = [first, .. fifths[1..].Select(heldOut => Fold.Train(digits, heldOut))];
TimeSpan perNetwork = Stopwatch.GetElapsedTime(start) / (Folds - 1);

var metrics = new ClassificationMetrics(DigitClassifier.OutputSize);
foreach (Fold fold in folds)
    fold.Count(metrics);
double[] accuracies = [.. folds.Select(fold => fold.Accuracy)];
string colour = metrics.Accuracy >= Goal ? "green" : "red";
AnsiConsole.MarkupLine(
    $"[bold {colour}]{100 * metrics.Accuracy:F1} %[/] of the held-out digits read right; {100 * accuracies.Min():F1} to {100 * accuracies.Max():F1} % by each of {Folds} networks");
AnsiConsole.WriteLine($"each trained in {perNetwork.TotalMilliseconds:F0} ms");
AnsiConsole.WriteLine($"F1 {metrics.Confusion.MeanF1:F3}, calibration error {metrics.Calibration.Error:F3}");

var misread = folds.SelectMany(fold => fold.Misread, (fold, digit) => (Caption: $"{digit.Label}, read as {fold.Read(digit)}", digit.Pixels)).ToArray();
AnsiConsole.WriteLine(misread.Length > Pictures ? $"{misread.Length} misread; {Pictures} of them:" : $"{misread.Length} misread:");
Gallery.Show(misread.Take(Pictures));

// You can load the file here or in PyTorch.
string file = Path.Combine(folder, "digits.safetensors");
first.Network.Save(file);
var reader = new DigitClassifier();
reader.Load(file);
bool isSame = first.HeldOut.All(digit => reader.Classify(digit.Pixels) == first.Read(digit));

LearningCurve.Save(first.History, Path.Combine(folder, "learning-curve.svg"));
ConfusionDrawing.Save(metrics.Confusion, [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")], Path.Combine(folder, "confusion.svg"));
AnsiConsole.WriteLine($"The first network, its learning curve and the confusion matrix of all are in {folder}");

return metrics.Accuracy >= Goal && isSame ? 0 : 1;
