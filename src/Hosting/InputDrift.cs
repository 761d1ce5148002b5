using System.Collections.Immutable;

namespace NetGen.Hosting;

/// <summary>
/// Describes how far recent inputs are from those that the normalisation was fitted to. The averages are exponential: after a change, about two
/// thirds of it show after a thousand samples.
/// </summary>
/// <remarks>
/// The numbers have this meaning after <see cref="Normalization.Standardize"/>, which gives the samples of the training the mean 0 and the standard
/// deviation 1. Inputs of the same distribution keep every shift within about 0.1, and every spread between about 0.5 and 2: features that are rarely
/// different from the rest vary most.
/// </remarks>
public sealed class InputDrift
{
    internal InputDrift(ImmutableArray<float> shift, ImmutableArray<float> spread, long samples) => (Shift, Spread, Samples) = (shift, spread, samples);

    /// <summary>The mean of each normalised feature: by how many standard deviations of the training it has moved.</summary>
    public ImmutableArray<float> Shift { get; }

    /// <summary>
    /// The root mean square of each normalised feature; 1 for inputs that are spread as those of the training, and for a feature that has always been
    /// 0.
    /// </summary>
    public ImmutableArray<float> Spread { get; }

    /// <summary>
    /// The number of samples that were measured. Samples with a number whose square isn't finite are left out, and those that arrive while another thread
    /// adds its own.
    /// </summary>
    public long Samples { get; }
}
