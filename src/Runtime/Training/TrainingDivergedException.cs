using System.Globalization;

namespace NetGen;

/// <summary>
/// The loss stopped being finite. The network has the last parameters with which it was finite. A smaller learning rate, clipped gradients or
/// normalised inputs help.
/// </summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(string what, double loss, long step, int epoch, bool isAfterStep)
        : base(string.Create(CultureInfo.InvariantCulture, $"The {what} is {loss} {(isAfterStep ? "after" : "at")} step {step} (epoch {epoch}). ")
            + "The network has the last parameters with which the loss was finite. Try a smaller learning rate, clip the gradients, or "
            + "normalise the inputs.")
    {
        Loss = loss;
        Step = step;
        Epoch = epoch;
    }

    /// <summary>The loss: infinite, or not a number.</summary>
    public double Loss { get; }

    /// <summary>The step, counted from 1 over all epochs.</summary>
    public long Step { get; }

    /// <summary>The epoch, counted from 1.</summary>
    public int Epoch { get; }
}
