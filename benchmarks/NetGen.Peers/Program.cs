// Compares NetGen with TorchSharp and ONNX Runtime on the same networks: one process, one thread, one after the other.
//
//     dotnet run -c Release --project benchmarks/NetGen.Peers [-- [--rounds 15] [--markdown FILE] [SHAPE:BATCH ...]]

using System.Globalization;
using NetGen.Peers;
using NetGen.Workloads;
using Spectre.Console;

int rounds = 15;
string? markdown = null;
var shapes = new List<Shape>();
for (int i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--rounds":
            rounds = int.Parse(args[++i], CultureInfo.InvariantCulture);
            break;
        case "--markdown":
            markdown = args[++i];
            break;
        default:
            shapes.Add(Shape.Parse(args[i]));
            break;
    }
}

if (shapes.Count == 0)
    shapes.AddRange(Workload.Shapes);

var comparisons = new List<Comparison>();
foreach (Shape shape in shapes)
{
    AnsiConsole.WriteLine($"{shape} ...");
    comparisons.Add(Comparison.Of(shape, rounds));
}

double peak = Timing.Median(comparisons.Select(comparison => comparison.Peak));
string caption = string.Create(
    CultureInfo.InvariantCulture, $"Processor time, medians of {rounds} rounds; ratios are those of the medians. The core's peak: {peak / 1e9:F0} GFLOP/s.");
Table[] tables =
[
    ComparisonTable.Of("inference", comparisons, training: false),
    ComparisonTable.Of("training step", comparisons, training: true),
];
foreach (Table table in tables)
    AnsiConsole.Write(table.RoundedBorder());
AnsiConsole.WriteLine(caption);

if (markdown is not null)
    File.WriteAllText(markdown, string.Join('\n', [.. tables.Select(ComparisonTable.Markdown), caption, ""]));
