using NetGen;
using Spectre.Console;

/// <summary>Prints a line for each epoch, with the losses in bits a character.</summary>
internal sealed class EpochLines : IProgress<TrainingProgress>
{
    /// <summary>
    /// A loss of 1 bit means that the model is as uncertain about the next character as about the toss of a coin, 2 bits as about which of four it is.
    /// </summary>
    public static double Bits(double loss) => loss / Math.Log(2);

    public void Report(TrainingProgress value)
    {
        if (value.Completed is { } epoch)
        {
            AnsiConsole.WriteLine(
                $"epoch {epoch.Epoch,2}   {Bits(epoch.Loss):F2} bits a character, held out {Bits(epoch.ValidationLoss):F2}   "
                + $"{TextModel.Window * value.SamplesPerSecond:N0} characters a second");
        }
    }
}
