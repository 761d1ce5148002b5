namespace NetGen.Generator.Parsing;

/// <summary>The numbers that a hyperparameter may be, from a minimum to below a limit. NaN is never one.</summary>
internal sealed record NumberRange(float Minimum, float Limit, string Description)
{
    public static NumberRange NonNegative { get; } = new(0, float.PositiveInfinity, "0 or more, and finite");

    public static NumberRange BelowOne { get; } = new(0, 1, "0 or more, and less than 1");

    public static NumberRange Share { get; } = new(0, 1.0000001f, "0 to 1");

    public static NumberRange Finite { get; } = new(float.MinValue, float.PositiveInfinity, "finite");

    /// <summary>The smallest positive float is its minimum.</summary>
    public static NumberRange Positive { get; } = new(float.Epsilon, float.PositiveInfinity, "above 0, and finite");

    public bool Contains(float value) => value >= Minimum && value < Limit;

    /// <summary>What a number below 0 can only be raised to; null where the range is open, or begins elsewhere.</summary>
    public float? NearestOrNull(float value) => Minimum == 0 && value < 0 ? 0 : null;

    public override string ToString() => Description;
}
