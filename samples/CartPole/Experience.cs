/// <summary>One step of a pole, and how it turned out.</summary>
/// <param name="Right">Whether the cart was pushed to the right.</param>
/// <param name="LogProbability">The logarithm of the probability with which it was.</param>
/// <param name="Advantage">How much better it turned out than expected, over all steps with a mean of 0 and a deviation of 1.</param>
/// <param name="Return">What the network should have expected.</param>
internal readonly record struct Experience(bool Right, float LogProbability, float Advantage, float Return);
