using NetGen.Testing;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests;

/// <summary>The relative errors that single precision may make, in the sense of <see cref="Agreement"/>.</summary>
public static class Tolerance
{
    /// <summary>Of outputs, predictions and losses.</summary>
    public const double Outputs = 2e-5;

    public const double Gradients = 5e-5;

    /// <summary>Of parameters after a few steps.</summary>
    public const double Parameters = 2e-5;

    /// <summary>Of parameters after a few steps of an adaptive optimiser.</summary>
    public const double AdaptedParameters = 2e-3;

    public static double ParametersBy(Optimizer? optimizer) => optimizer?.IsAdaptive == true ? AdaptedParameters : Parameters;
}
