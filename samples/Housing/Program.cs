// Predicts prices of houses, from a table with labels and missing values, and compares a network with linear regression. The table is
// simulated: see Simulation.cs, where its rules are. It can be made anew with -- --simulate houses.csv

using NetGen;
using NetGen.Data;
using Spectre.Console;

const int Folds = 5, Rows = 3_000;
const double HeldOutShare = 0.2, Goal = 0.9;

if (args is ["--simulate", { } path])
{
    Csv.Write(path, Simulation.Draw(Rows, seed: 1));
    return 0;
}

string folder = AppContext.BaseDirectory;
House[] houses = Csv.Read<House>(Path.Combine(folder, "houses.csv"));
(float least, float most, int yearless) = (houses.Min(house => house.Price), houses.Max(house => house.Price), houses.Count(house => house.Built is null));
AnsiConsole.WriteLine($"{houses.Length:N0} houses for {least} to {most} thousand; the year of {yearless} is missing");

Dataset<float> all = Dataset.From(houses, HouseEncoding.Inputs, HouseEncoding.Target);
(Dataset<float> known, Dataset<float> heldOut) = all.Split(HeldOutShare, seed: 1);
Normalization normalization = Normalization.Standardize(known);
(known, heldOut) = (normalization.Apply(known), normalization.Apply(heldOut));

var options = new TrainingOptions { Epochs = 150, BatchSize = 32, LearningRate = 0.003f, Seed = 1, AveragingDecay = 0.99 };
float[] prices = PricesOf(heldOut);
(float[] network, RegressionMetrics networkErrors) = Train(new PriceNetwork(seed: 1));
(float[] linear, RegressionMetrics linearErrors) = Train(new LinearRegression(seed: 1));

var table = new Table().Title($"{heldOut.Count} held-out houses, in thousands").AddColumn("").AddColumn("MAE").AddColumn("RMSE").AddColumn("R²");
AddRow("network", networkErrors);
AddRow("linear regression", linearErrors);
AnsiConsole.Write(table);
AnsiConsole.WriteLine($"At best, the MAE is {Simulation.BestMeanAbsoluteError(200_000, seed: 2):F1}: the simulation's own rules, with all values known");

// The houses that are known, in folds: for choosing a network without a look at those that are held out. The errors are in hundreds of thousands.
AnsiConsole.WriteLine($"Cross-validation, network: {CrossValidation.Run(() => new PriceNetwork(seed: 1), known, Folds, options)}");
AnsiConsole.WriteLine($"Cross-validation, linear:  {CrossValidation.Run(() => new LinearRegression(seed: 1), known, Folds, options)}");

Drawing.SavePredictions(prices, network, linear, Path.Combine(folder, "prices.svg"));
AnsiConsole.WriteLine($"The predictions against the true prices are in {folder}");

return networkErrors.RSquared >= Goal && networkErrors.RSquared > linearErrors.RSquared ? 0 : 1;

(float[] Predicted, RegressionMetrics Errors) Train(ITrainableNetwork<float> model)
{
    Trainer.Fit(model, known, options);
    float[] predicted = [.. Trainer.Predict(model, heldOut).Select(HouseEncoding.Price)];
    var errors = new RegressionMetrics(outputSize: 1);
    errors.Add(predicted, prices);
    return (predicted, errors);
}

float[] PricesOf(Dataset<float> dataset)
{
    using var reader = new BatchReader<float>(dataset, dataset.Count);
    reader.Begin();
    reader.TryRead(out Batch<float> batch);
    return [.. batch.Targets.ToArray().Select(HouseEncoding.Price)];
}

void AddRow(string name, RegressionMetrics errors) =>
    table.AddRow(name, $"{errors.MeanAbsoluteError:F1}", $"{errors.RootMeanSquaredError:F1}", $"{errors.RSquared:F3}");
