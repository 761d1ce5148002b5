namespace NetGen;

/// <summary>The options of <see cref="LearningRateFinder"/>. All options have reasonable defaults.</summary>
public sealed record LearningRateFinderOptions
{
    /// <summary>The learning rate of the first step, finite and above 0.</summary>
    public float Minimum
    {
        get;
        init => field = RequirePositive(value, nameof(Minimum));
    } = 1e-6f;

    /// <summary>The learning rate of the last step, finite and above <see cref="Minimum"/>.</summary>
    public float Maximum
    {
        get;
        init => field = RequirePositive(value, nameof(Maximum));
    } = 10;

    /// <summary>The number of steps, at least 2. There are fewer if the loss explodes before.</summary>
    public int Steps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2, nameof(Steps));
            field = value;
        }
    } = 100;

    /// <summary>The number of samples of one step, at least 1. Use that of the training.</summary>
    public int BatchSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(BatchSize));
            field = value;
        }
    } = 32;

    /// <summary>The seed that determines the order of the samples.</summary>
    [CLSCompliant(false)]
    public ulong Seed { get; init; }

    /// <summary>The rate of a step, counted from 0: from the minimum to the maximum, each the same multiple of the one before.</summary>
    internal float RateAt(int step) => (float)(Minimum * Math.Pow((double)Maximum / Minimum, (double)step / (Steps - 1)));

    private static float RequirePositive(float value, string option)
    {
        if (value is not (> 0 and <= float.MaxValue))
            throw new ArgumentOutOfRangeException(option, value, "A learning rate to try must be finite and above 0.");
        return value;
    }
}
