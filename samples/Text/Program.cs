// Learns to write like Alice's Adventures in Wonderland, character by character, with a transformer of 276 KB.
//
// The result is measured in bits a character on the end of the book, which the model doesn't learn from. If all it knew was how often each character occurs, it
// would need 4.5 bits.

using System.Diagnostics;
using NetGen;
using Spectre.Console;

const int Epochs = 6, BatchSize = 32;
const double Goal = 2.25, Temperature = 0.5;

Book book = Book.Read(Path.Combine(AppContext.BaseDirectory, "alice.txt"));
var model = new TextModel(seed: 1) { Parallelism = Math.Min(2, Environment.ProcessorCount) };
AnsiConsole.WriteLine($"{TextModel.ParameterCount:N0} parameters, {sizeof(float) * TextModel.ParameterCount / 1000:N0} KB");

long start = Stopwatch.GetTimestamp();
long steps = Epochs * ((book.Training.Count + BatchSize - 1L) / BatchSize);
TrainingHistory history = Trainer.Fit(
    model,
    book.Training,
    new()
    {
        Epochs = Epochs,
        BatchSize = BatchSize,
        Schedule = new OneCycleSchedule(maxRate: 0.004, totalSteps: steps),
        Seed = 1,
        Progress = new EpochLines(),
    },
    book.HeldOut);
double bits = EpochLines.Bits(history.Epochs[^1].ValidationLoss);
string colour = bits <= Goal ? "green" : "red";
AnsiConsole.MarkupLine($"[bold {colour}]{bits:F2} bits[/] a character on the held-out end of the book, after {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");

var writer = new Writer(model, Temperature, seed: 1);
AnsiConsole.Write(new Panel(new Text(writer.Continue("\nAlice ", longest: 600))).Header("a paragraph of its own"));

return bits <= Goal ? 0 : 1;
