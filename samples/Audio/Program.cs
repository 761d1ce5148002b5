// Learns what a guitar amplifier does to sound, and then takes its place: it plays in blocks of 64 samples at 48 kHz, much faster than they sound.

using System.Diagnostics;
using NetGen;
using Spectre.Console;

const int TrainingSeconds = 30, HeldOutSeconds = 8, Epochs = 12, BatchSize = 16;
const double Goal = 0.01;

Dataset<float> clips = Clips.Of(Guitar.Play(TrainingSeconds, seed: 1));
var model = new AmplifierModel(seed: 1) { Parallelism = Math.Min(2, Environment.ProcessorCount) };
AnsiConsole.WriteLine($"{AmplifierModel.ParameterCount:N0} parameters, {TrainingSeconds} seconds of a guitar to learn from");
long start = Stopwatch.GetTimestamp();
long steps = Epochs * ((clips.Count + BatchSize - 1L) / BatchSize);
Trainer.Fit(model, clips, new()
{
    Epochs = Epochs,
    BatchSize = BatchSize,
    Schedule = new OneCycleSchedule(maxRate: 0.01, totalSteps: steps),
    Seed = 1,
    Progress = new EpochLines(every: 3),
});
AnsiConsole.WriteLine($"trained in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");

// Another performance, in one piece: the stream remembers what it needs from one block to the next.
float[] clean = Guitar.Play(HeldOutSeconds, seed: 2);
float[] amplifier = Amplifier.Play(clean);
LivePlaying playing = LivePlaying.Play(model.CreateStream(), clean);
double error = playing.ErrorToSignal(amplifier);

string colour = error <= Goal ? "green" : "red";
AnsiConsole.MarkupLine(
    $"[bold {colour}]{100 * error:F2} %[/] error-to-signal ratio on {HeldOutSeconds} seconds that it has not heard ({10 * Math.Log10(error):F1} dB)");
var errors = new RegressionMetrics(outputSize: 1);
errors.Add(playing.Output, amplifier);
AnsiConsole.WriteLine($"per value: {errors}");
double share = playing.PerBlock / LivePlaying.BlockLasts;
AnsiConsole.WriteLine(
    $"latency {LivePlaying.BlockLasts.TotalMilliseconds:F2} ms: a block of {LivePlaying.BlockSize} samples at {Amplifier.SampleRate / 1_000} kHz; the model adds no delay");
AnsiConsole.WriteLine($"a block takes {playing.PerBlock.TotalMicroseconds:F0} us: {100 * share:F1} % of one core, {1 / share:F0} times as fast as it sounds");
AnsiConsole.WriteLine($"all blocks together allocated {playing.AllocatedBytes} bytes");

string folder = AppContext.BaseDirectory;
Drawing.SaveWaveforms(clean, amplifier, playing.Output, samples: Amplifier.SampleRate / 50, Path.Combine(folder, "waveforms.svg"));
Drawing.SavePredictions(amplifier, playing.Output, points: 4_000, Path.Combine(folder, "predictions.svg"));
AnsiConsole.WriteLine($"The waveforms, and the predictions against the true values, are in {folder}");

return error <= Goal && share < 1 && playing.AllocatedBytes == 0 ? 0 : 1;
