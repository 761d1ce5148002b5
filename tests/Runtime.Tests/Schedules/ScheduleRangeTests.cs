using Xunit;

namespace NetGen.Runtime.Tests.Schedules;

/// <summary>What a schedule cannot be made of is refused, by its name.</summary>
public class ScheduleRangeTests
{
    public static TheoryData<string, Func<object>> OutOfRange => new()
    {
        { "learningRate", () => new ConstantSchedule(-0.1) },
        { "learningRate", () => new ConstantSchedule(double.NaN) },
        { "learningRate", () => new ConstantSchedule(1e39) },
        { "learningRate", () => new StepSchedule(double.PositiveInfinity, 1) },
        { "stepSize", () => new StepSchedule(1, 0) },
        { "gamma", () => new StepSchedule(1, 1, 0) },
        { "gamma", () => new ExponentialSchedule(1, double.NaN) },
        { "gamma", () => new ExponentialSchedule(1, double.PositiveInfinity) },
        { "totalSteps", () => new CosineSchedule(1, 0) },
        { "totalSteps", () => new CosineSchedule(1, 10, 10) },
        { "warmupSteps", () => new CosineSchedule(1, 10, -1) },
        { "warmupRate", () => new CosineSchedule(1, 10, 1, warmupRate: 1.1) },
        { "finalRate", () => new CosineSchedule(1, 10, finalRate: -1) },
        { "finalRate", () => new CosineSchedule(1, 10, finalRate: double.NaN) },
        { "maxRate", () => new OneCycleSchedule(-1, 10) },
        { "totalSteps", () => new OneCycleSchedule(1, 0) },
        { "riseShare", () => new OneCycleSchedule(1, 10, 1.1) },
        { "startDivisor", () => new OneCycleSchedule(1, 10, startDivisor: 0.5) },
        { "finalDivisor", () => new OneCycleSchedule(1, 10, finalDivisor: double.PositiveInfinity) },
        { "learningRate", () => new ReduceOnPlateau(double.NaN) },
        { "factor", () => new ReduceOnPlateau(1, factor: 1) },
        { "factor", () => new ReduceOnPlateau(1, factor: 0) },
        { "patience", () => new ReduceOnPlateau(1, patience: -1) },
        { "threshold", () => new ReduceOnPlateau(1, threshold: 1) },
        { "cooldown", () => new ReduceOnPlateau(1, cooldown: -1) },
        { "minRate", () => new ReduceOnPlateau(1, minRate: 2) },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void An_argument_out_of_range_is_refused(string parameter, Func<object> create) =>
        Assert.Throws<ArgumentOutOfRangeException>(parameter, create);
}
