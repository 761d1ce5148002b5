using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>What the numbers of a schedule may be. NaN is never one of them.</summary>
internal static class ScheduleRange
{
    /// <summary>A learning rate that a network takes.</summary>
    public static double Rate(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Check(value, value is >= 0 and <= float.MaxValue, "A learning rate must be finite and at least 0.", name);

    /// <summary>A learning rate that is not above another.</summary>
    public static double Rate(double value, double highest, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Check(value, value >= 0 && value <= highest, "It must be at least 0, and not above the highest rate of the schedule.", name);

    /// <summary>What a learning rate is multiplied by.</summary>
    public static double Factor(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Check(value, value is > 0 and <= double.MaxValue, "It must be above 0, and finite.", name);

    /// <summary>What a learning rate is multiplied by to make it smaller.</summary>
    public static double Reduction(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Check(value, value is > 0 and < 1, "It must be above 0, and less than 1.", name);

    /// <summary>What a learning rate is divided by.</summary>
    public static double Divisor(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Check(value, value is >= 1 and <= double.MaxValue, "It must be finite, and at least 1.", name);

    /// <summary>A share of a whole.</summary>
    public static double Share(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Check(value, value is >= 0 and <= 1, "It must be 0 to 1.", name);

    /// <summary>How much better is better.</summary>
    public static double Threshold(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Check(value, value is >= 0 and < 1, "It must be at least 0, and less than 1.", name);

    /// <summary>Refuses a schedule that is the default of its struct: its learning rate would be 0.</summary>
    public static void RequireMade(bool isMade, string name)
    {
        if (!isMade)
            throw new InvalidOperationException($"This {name} is the default value of the struct and has no learning rate: call its constructor.");
    }

    private static double Check(double value, bool isInRange, string range, string name) =>
        isInRange ? value : throw new ArgumentOutOfRangeException(name, value, range);
}
