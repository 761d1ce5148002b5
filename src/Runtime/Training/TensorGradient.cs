namespace NetGen;

/// <summary>How the gradient of one tensor of parameters compares with finite differences, in the direction in which it is furthest off.</summary>
/// <param name="Name">The name of the tensor in files, such as <c>0.weight</c>.</param>
/// <param name="Norm">The norm of the gradient.</param>
/// <param name="Slope">The slope in the direction, as the gradient says.</param>
/// <param name="MeasuredSlope">The slope in the direction, as the loss says.</param>
/// <param name="Error">The difference of the slopes beyond rounding, relative to the norm or, if it is larger, to the measured slope.</param>
public sealed record TensorGradient(string Name, double Norm, double Slope, double MeasuredSlope, double Error);
