// Learns to distinguish three species of iris by their sepals and petals, and classifies flowers that were held out.

using Spectre.Console;

const int HeldOut = 30, Epochs = 200;
const float LearningRate = 0.02f;

Flower[] flowers = Flower.ReadAll(Path.Combine(AppContext.BaseDirectory, "iris.csv"));
string[] species = [.. flowers.Select(flower => flower.Species).Distinct()];
new Random(1).Shuffle(flowers);
Flower[] heldOut = flowers[..HeldOut], training = flowers[HeldOut..];

var standardisation = new Standardisation(training);
float[] inputs = [.. training.SelectMany(standardisation.Apply)];
int[] labels = [.. training.Select(flower => Array.IndexOf(species, flower.Species))];

var network = new IrisClassifier(seed: 1);
float loss = 0;
for (int epoch = 0; epoch < Epochs; epoch++)
    loss = network.TrainStep(inputs, labels, LearningRate);

var confusion = new int[species.Length, species.Length];
foreach (Flower flower in heldOut)
    confusion[Array.IndexOf(species, flower.Species), network.Classify(standardisation.Apply(flower))]++;

var table = new Table().Title("Rows: actual, columns: predicted").AddColumn("");
foreach (string name in species)
    table.AddColumn(new TableColumn(name).RightAligned());
for (int actual = 0; actual < species.Length; actual++)
    table.AddRow([species[actual], .. Enumerable.Range(0, species.Length).Select(said => $"{confusion[actual, said]}")]);

int right = Enumerable.Range(0, species.Length).Sum(i => confusion[i, i]);
AnsiConsole.WriteLine($"{training.Length} flowers, {Epochs} steps: loss {loss:F3}");
AnsiConsole.Write(table);
AnsiConsole.MarkupLine($"[bold]{right} of {HeldOut}[/] held-out flowers right: {100.0 * right / HeldOut:F1} %");

return right >= 0.9 * HeldOut ? 0 : 1;
