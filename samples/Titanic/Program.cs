// Predicts who survives the sinking of a ship, from a table of passengers with labels and missing values, and compares a network with logistic
// regression. The table is simulated: see Simulation.cs, where its rules are. It can be made anew with -- --simulate passengers.csv

using NetGen;
using NetGen.Data;
using Spectre.Console;

const int Splits = 5, Folds = 5, Rows = 2_000;
const double HeldOutShare = 0.25, Goal = 0.81;

if (args is ["--simulate", { } path])
{
    Csv.Write(path, Simulation.Draw(Rows, seed: 1));
    return 0;
}

Passenger[] passengers = Csv.Read<Passenger>(Path.Combine(AppContext.BaseDirectory, "passengers.csv"));
(int survived, int ageless) = (passengers.Count(passenger => passenger.Survived), passengers.Count(passenger => passenger.Age is null));
AnsiConsole.WriteLine($"{passengers.Length:N0} passengers, {survived} survived; the age of {ageless} is missing");

Dataset<int> table = Dataset.From(passengers, PassengerEncoding.Inputs, PassengerEncoding.Label);
var options = new TrainingOptions { Epochs = 60, BatchSize = 32, LearningRate = 0.003f, Seed = 1 };

// The result depends on which passengers are held out, so several parts are, one after the other.
var results = new List<(double Network, double Logistic)>();
var shown = new Table().Title("Held-out passengers predicted right").AddColumn("split").AddColumn("network").AddColumn("logistic regression");
for (ulong split = 1; split <= Splits; split++)
{
    (Dataset<int> known, Dataset<int> heldOut) = table.SplitStratified(HeldOutShare, seed: split);
    Normalization normalization = Normalization.Standardize(known);
    (known, heldOut) = (normalization.Apply(known), normalization.Apply(heldOut));
    Evaluation network = Train(new SurvivalNetwork(seed: 1), known, heldOut);
    Evaluation logistic = Train(new LogisticRegression(seed: 1), known, heldOut);
    results.Add((network.Accuracy, logistic.Accuracy));
    shown.AddRow($"{split}", $"{100 * network.Accuracy:F1} %", $"{100 * logistic.Accuracy:F1} %");
}

(double accuracy, double regression) = (results.Average(result => result.Network), results.Average(result => result.Logistic));
shown.AddRow("mean", $"{100 * accuracy:F1} %", $"{100 * regression:F1} %");
AnsiConsole.Write(shown);
AnsiConsole.WriteLine($"At best {100 * Simulation.BestAccuracy(200_000, seed: 2):F1} %: the simulation's own rules, with all values known");

// The passengers that the first split knows, in folds: for choosing a network without a look at those that are held out.
(Dataset<int> choice, _) = table.SplitStratified(HeldOutShare, seed: 1);
choice = Normalization.Standardize(choice).Apply(choice);
AnsiConsole.WriteLine($"Cross-validation, network:  {CrossValidation.Run(() => new SurvivalNetwork(seed: 1), choice, Folds, options)}");
AnsiConsole.WriteLine($"Cross-validation, logistic: {CrossValidation.Run(() => new LogisticRegression(seed: 1), choice, Folds, options)}");

return accuracy >= Goal && accuracy > regression ? 0 : 1;

Evaluation Train(ITrainableNetwork<int> network, Dataset<int> known, Dataset<int> heldOut)
{
    Trainer.Fit(network, known, options);
    return Trainer.Evaluate(network, heldOut);
}
