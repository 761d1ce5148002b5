// first-step TIMESTAMP: makes one training step; prints the seconds from the timestamp to here, those to its end, and the processor's.
// times ROUNDS SHAPE:BATCH ...: prints, a line each, the seconds of an inference and of a training step.

using System.Diagnostics;
using System.Globalization;
using NetGen.Deployments.Program;

switch (args)
{
    case ["first-step", string timestamp]:
        long main = Stopwatch.GetTimestamp();
        FirstStep.Run();
        long end = Stopwatch.GetTimestamp();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = long.Parse(timestamp, CultureInfo.InvariantCulture);
        Print(
            Stopwatch.GetElapsedTime(start, main).TotalSeconds, Stopwatch.GetElapsedTime(start, end).TotalSeconds, processor.TotalSeconds);
        return 0;
    case ["times", string rounds, .. string[] shapes]:
        foreach (string shape in shapes)
        {
            (double inference, double training) = Times.Of(shape, int.Parse(rounds, CultureInfo.InvariantCulture));
            Print(inference, training);
        }

        return 0;
    default:
        return 1;
}

static void Print(params ReadOnlySpan<double> seconds)
{
    foreach (double value in seconds)
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{value:R} "));
    Console.WriteLine();
}
