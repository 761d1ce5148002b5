using System.Globalization;

namespace NetGen;

/// <summary>
/// The loss stopped being finite. The network has the last parameters with which it was finite. A smaller learning rate, clipped gradients or
/// normalised inputs help.
/// </summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>Creates an exception that knows neither the loss nor the step.</summary>
    public TrainingDivergedException()
        : this("The loss stopped being finite.")
    {
    }

    /// <summary>Creates an exception that knows neither the loss nor the step.</summary>
    /// <param name="message">What happened.</param>
    public TrainingDivergedException(string message)
        : this(message, null)
    {
    }

    /// <summary>Creates an exception that knows neither the loss nor the step.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public TrainingDivergedException(string message, Exception? innerException)
        : base(message, innerException) => Loss = double.NaN;

    internal TrainingDivergedException(string what, double loss, long step, int epoch, bool isAfterStep)
        : base(string.Create(CultureInfo.InvariantCulture, $"The {what} is {loss} {(isAfterStep ? "after" : "at")} step {step} (epoch {epoch}). ")
            + "The network has the last parameters with which the loss was finite. Try a smaller learning rate, clip the gradients, or "
            + "normalise the inputs.")
    {
        Loss = loss;
        Step = step;
        Epoch = epoch;
    }

    /// <summary>The loss: infinite, or not a number, as it also is where it is unknown.</summary>
    public double Loss { get; }

    /// <summary>The step, counted from 1 over all epochs; 0 where it is unknown.</summary>
    public long Step { get; }

    /// <summary>The epoch, counted from 1; 0 where it is unknown.</summary>
    public int Epoch { get; }
}
