using Spectre.Console;

/// <summary>Prints a line whenever the device is moved differently, or a monitor announces that it is.</summary>
internal static class LiveView
{
    private static readonly string[] Names = ["lies still", "is carried", "is shaken"];

    public static void Show(Recording recording, int steps, MotionMonitor convolutional, MotionMonitor recurrent)
    {
        AnsiConsole.MarkupLine($"[bold]{"time",7}  {"the device",-12}{"convolutional",-15}recurrent[/]");
        (int, int, int) shown = default;
        for (int i = 0; i < steps; i++)
        {
            ReadOnlySpan<float> measurement = recording.Measurements.AsSpan(i, 1);
            convolutional.See(measurement);
            recurrent.See(measurement);
            (int Motion, int Convolutional, int Recurrent) now = (recording.Motions[i], convolutional.Announced, recurrent.Announced);
            if (i > 0 && now == shown)
                continue;
            double time = (double)i / AccelerationSensor.MeasurementsPerSecond;
            AnsiConsole.WriteLine($"{time,5:F2} s  {Names[now.Motion],-12}{Said(now.Convolutional),-15}{Said(now.Recurrent)}");
            shown = now;
        }
    }

    private static string Said(int announced) => announced < 0 ? "" : Names[announced];
}
