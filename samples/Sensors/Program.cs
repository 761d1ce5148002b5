// Two small networks say what happens to a device, after each measurement of its sensor: one of causal convolutions, and one with a GRU.
//
// They learn from windows of a recording, all steps of a window at once. Then each of them runs as a stream: a measurement goes in, the scores come out, and
// what the network remembers of the measurements before it stays in the stream.

using NetGen;
using Spectre.Console;

const int TrainingWindows = 2_000, HeldOutWindows = 500, ShownSeconds = 20;
const double Goal = 0.95;

var training = new Recording(TrainingWindows * Recording.WindowSteps, seed: 1);
var heldOut = new Recording(HeldOutWindows * Recording.WindowSteps, seed: 2);
var convolutional = new ConvolutionalMonitor(seed: 1);
var recurrent = new RecurrentMonitor(seed: 1);
double convolutionalAccuracy = Learn(convolutional), recurrentAccuracy = Learn(recurrent);

LiveView.Show(
    heldOut, ShownSeconds * AccelerationSensor.MeasurementsPerSecond, new MotionMonitor(convolutional.CreateStream().Step), new MotionMonitor(recurrent.CreateStream().Step));

StreamResult convolutionalStream = StreamResult.Measure(() => convolutional.CreateStream().Step, heldOut);
StreamResult recurrentStream = StreamResult.Measure(() => recurrent.CreateStream().Step, heldOut);
AnsiConsole.WriteLine("steps that each network sees right in held-out windows and in a stream, and what a step of the stream takes:");
AnsiConsole.Write(new Table()
    .AddColumns("network", "parameters", "windows", "stream", "a step", "allocated")
    .AddRow(Row("convolutional", ConvolutionalMonitor.ParameterCount, convolutionalAccuracy, convolutionalStream))
    .AddRow(Row("recurrent", RecurrentMonitor.ParameterCount, recurrentAccuracy, recurrentStream)));

bool isRight = new[] { convolutionalAccuracy, recurrentAccuracy, convolutionalStream.Accuracy, recurrentStream.Accuracy }.All(accuracy => accuracy >= Goal);
bool allocates = convolutionalStream.AllocatedBytes + recurrentStream.AllocatedBytes > 0;
return isRight && !allocates ? 0 : 1;

// Returns the share of the steps of the held-out windows that the network sees right.
double Learn(ITrainableNetwork<int> network)
{
    Trainer.Fit(network, training.Windows(), new() { Epochs = 8, LearningRate = 0.003f, Seed = 1 });
    return Trainer.Evaluate(network, heldOut.Windows()).Accuracy;
}

static string[] Row(string name, int parameters, double accuracy, StreamResult stream) =>
[
    name,
    $"{parameters:N0}",
    $"{100 * accuracy:F1} %",
    $"{100 * stream.Accuracy:F1} %",
    $"{stream.NanosecondsPerStep:F0} ns",
    $"{stream.AllocatedBytes} bytes",
];
