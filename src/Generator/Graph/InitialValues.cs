namespace NetGen.Generator.Graph;

/// <summary>The values a parameter starts with.</summary>
/// <param name="Distribution">How they are drawn.</param>
/// <param name="Scale">The value of all, or the bound b of [-b, b), or the standard deviation around 0.</param>
internal readonly record struct InitialValues(Distribution Distribution, float Scale)
{
    public static InitialValues Constant(float value) => new(Distribution.Constant, value);
}

/// <summary>How initial values are drawn.</summary>
internal enum Distribution
{
    Constant,
    Uniform,
    Normal,
}
