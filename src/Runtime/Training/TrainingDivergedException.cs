using System.Globalization;

namespace NetGen;

/// <summary>
/// The exception that is thrown if the loss or a gradient is not finite in training. The network has the last parameters for which the
/// loss was finite. A smaller learning rate, gradient clipping or normalised inputs can help.
/// </summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>Creates an exception without a loss and a step.</summary>
    public TrainingDivergedException()
        : this("The loss stopped being finite.")
    {
    }

    /// <summary>Creates an exception without a loss and a step.</summary>
    /// <param name="message">The message that describes the error.</param>
    public TrainingDivergedException(string message)
        : this(message, null)
    {
    }

    /// <summary>Creates an exception without a loss and a step.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The exception that caused it, if any.</param>
    public TrainingDivergedException(string message, Exception? innerException)
        : base(message, innerException) => Loss = double.NaN;

    internal TrainingDivergedException(string reason, double loss, long step, int epoch, bool isAfterStep)
        : base(string.Create(CultureInfo.InvariantCulture, $"{reason} {(isAfterStep ? "after" : "at")} step {step} (epoch {epoch}). ")
            + "The network has the last parameters for which the loss was finite. Try a smaller learning rate, clip the gradients, or "
            + "normalise the inputs.")
    {
        Loss = loss;
        Step = step;
        Epoch = epoch;
    }

    /// <summary>The loss, which is infinite or NaN. It is also NaN if only a gradient or a parameter is not finite.</summary>
    public double Loss { get; }

    /// <summary>The step, counted from 1 over all epochs, or 0 if it is unknown.</summary>
    public long Step { get; }

    /// <summary>The epoch, counted from 1, or 0 if it is unknown.</summary>
    public int Epoch { get; }
}
