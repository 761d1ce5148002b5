using System.Globalization;

namespace NetGen;

/// <summary>
/// The loss stopped being finite. The network has the last parameters with which it was finite. What helps is a smaller learning rate, clipped
/// gradients, normalised inputs, or to look for a sample that is not a number.
/// </summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(double loss, long step, int epoch, bool isOfValidation)
        : base(string.Create(CultureInfo.InvariantCulture, $"The {(isOfValidation ? "validation " : "")}loss is {loss} {(isOfValidation ? "after" : "at")} step {step} (epoch {epoch}). ")
            + "The network has the last parameters with which the loss was finite. Try a smaller learning rate, clip the gradients, normalise "
            + "the inputs, or look for a sample that is not a number.")
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
