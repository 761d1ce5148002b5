using System.Globalization;

namespace NetGen;

/// <summary>The result of <see cref="GradientCheck"/>.</summary>
public sealed class GradientReport
{
    /// <summary>The largest error of a gradient that counts as right: 1 % of its norm.</summary>
    public static double Tolerance => 0.01;

    internal GradientReport(float loss, IReadOnlyList<TensorGradient> tensors) => (Loss, Tensors) = (loss, tensors);

    /// <summary>The loss with the network's parameters.</summary>
    public float Loss { get; }

    /// <summary>The tensors of parameters, in canonical order, without those of frozen layers.</summary>
    public IReadOnlyList<TensorGradient> Tensors { get; }

    /// <summary>Whether the loss is finite, and the gradient of every tensor agrees with it.</summary>
    public bool Agrees => float.IsFinite(Loss) && Tensors.All(tensor => tensor.Error <= Tolerance);

    /// <summary>Gets a line for each tensor that is off, or one that says that none is.</summary>
    public override string ToString()
    {
        if (!float.IsFinite(Loss))
            return string.Create(CultureInfo.InvariantCulture, $"The loss is {Loss}.");
        string[] lines = [.. Tensors.Where(tensor => !(tensor.Error <= Tolerance)).Select(Describe)];
        return lines.Length > 0
            ? string.Join(Environment.NewLine, lines)
            : string.Create(CultureInfo.InvariantCulture, $"The gradients of {Tensors.Count} tensors agree with finite differences within {Tolerance:P1}.");
    }

    private string Describe(TensorGradient tensor) => string.Create(
        CultureInfo.InvariantCulture,
        $"The gradient of '{tensor.Name}' says that the loss changes by {tensor.Slope:g4} per unit in some direction; it changes by {tensor.MeasuredSlope:g4}. The error is {tensor.Error:P1} of the gradient; {Tolerance:P1} is tolerated.");
}
