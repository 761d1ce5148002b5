using CsCheck;
using Xunit;

namespace NetGen.Runtime.Tests.Schedules;

/// <summary>Each schedule against its formula, written as PyTorch writes it: step by step where it does.</summary>
public class ScheduleTests
{
    private static readonly Gen<double> Rates = Gen.Double[1e-4, 10];
    private static readonly Gen<double> Gammas = Gen.Double[0.5, 1.02];

    [Fact]
    public void A_constant_stays() => Rates.Select(Gen.Long[0, long.MaxValue]).Sample((rate, step) =>
        Assert.Equal((float)rate, new ConstantSchedule(rate).At(step)));

    [Fact]
    public void Stairs_fall_at_every_multiple_of_their_size() =>
        Gen.Select(Rates, Gammas, Gen.Int[1, 20]).Sample((rate, gamma, size) =>
        {
            var schedule = new StepSchedule(rate, size, gamma);
            double expected = rate;
            for (int step = 0; step < 100; step++)
            {
                if (step > 0 && step % size == 0)
                    expected *= gamma;
                AssertNear(expected, schedule.At(step));
            }
        });

    [Fact]
    public void An_exponential_multiplies_at_every_step() => Gen.Select(Rates, Gammas).Sample((rate, gamma) =>
    {
        var schedule = new ExponentialSchedule(rate, gamma);
        double expected = rate;
        for (int step = 0; step < 100; step++, expected *= gamma)
            AssertNear(expected, schedule.At(step));
    });

    /// <summary>CosineAnnealingLR in the recursive form in which PyTorch runs it, after LinearLR.</summary>
    [Fact]
    public void A_cosine_follows_a_linear_warm_up() =>
        Gen.Select(Rates, Gen.Int[0, 10], Gen.Int[1, 50], Gen.Double[0, 1], Gen.Double[0, 0.9]).Sample((rate, warmup, fall, start, final) =>
        {
            double warmupRate = rate * start, finalRate = rate * final;
            var schedule = new CosineSchedule(rate, warmup + fall, warmup, warmupRate, finalRate);
            for (int step = 0; step < warmup; step++)
                AssertNear(warmupRate + (rate - warmupRate) / warmup * step, schedule.At(step));

            double expected = rate;
            for (int step = 0; step < fall; step++)
            {
                AssertNear(expected, schedule.At(warmup + step));
                expected = finalRate + (expected - finalRate)
                    * (1 + Math.Cos(Math.PI * (step + 1) / fall)) / (1 + Math.Cos(Math.PI * step / fall));
            }

            Assert.Equal((float)finalRate, schedule.At(warmup + fall));
            Assert.Equal((float)finalRate, schedule.At(long.MaxValue));
        });

    [Fact]
    public void A_cosine_is_half_way_down_half_way_through()
    {
        var schedule = new CosineSchedule(0.1, totalSteps: 110, warmupSteps: 10, finalRate: 0.02);
        Assert.Equal([0, 0.05f, 0.1f, 0.06f, 0.02f], new long[] { 0, 5, 10, 60, 110 }.Select(schedule.At), Near);
    }

    /// <summary>OneCycleLR's phases as PyTorch lists them.</summary>
    [Fact]
    public void One_cycle_rises_and_falls() =>
        Gen.Select(Rates, Gen.Int[1, 100], Gen.Double[0, 1], Gen.Double[1, 50], Gen.Double[1, 1e5]).Sample(
            (rate, steps, share, startDivisor, finalDivisor) =>
            {
                var schedule = new OneCycleSchedule(rate, steps, share, startDivisor, finalDivisor);
                double initial = rate / startDivisor, least = initial / finalDivisor;
                (double End, double From, double To)[] phases = [(share * steps - 1, initial, rate), (steps - 1, rate, least)];
                for (int step = 0; step < steps; step++)
                {
                    double start = 0;
                    foreach ((double end, double from, double to) in phases)
                    {
                        if (step <= end || end == steps - 1)
                        {
                            double passed = (step - start) / (end - start);
                            if (double.IsFinite(passed))
                                AssertNear(to + (from - to) / 2 * (1 + Math.Cos(Math.PI * passed)), schedule.At(step), least);
                            break;
                        }

                        start = end;
                    }
                }
            });

    [Fact]
    public void One_cycle_has_the_defaults_of_PyTorch()
    {
        var schedule = new OneCycleSchedule(maxRate: 1, totalSteps: 100);
        Assert.Equal([0.04f, 1, 4e-6f, 4e-6f], new long[] { 0, 29, 99, 1_000 }.Select(schedule.At), Near);
    }

    [Fact]
    public void One_step_is_a_cycle() => Assert.Equal(4e-6f, new OneCycleSchedule(1, 1).At(0), Near);

    [Fact]
    public void One_cycle_may_only_fall_or_only_rise()
    {
        Assert.Equal(1, new OneCycleSchedule(1, 10, riseShare: 0.1).At(0));
        Assert.Equal(1, new OneCycleSchedule(1, 10, riseShare: 1).At(9));
        Assert.Equal(0.04f, new OneCycleSchedule(1, 10, riseShare: 1).At(0));
    }

    [Fact]
    public void No_schedule_has_a_step_before_the_first()
    {
        ILearningRateSchedule[] schedules =
        [
            new ConstantSchedule(1), new StepSchedule(1, 1), new ExponentialSchedule(1, 1), new CosineSchedule(1, 1), new OneCycleSchedule(1, 1),
        ];
        Assert.All(schedules, schedule => Assert.Throws<ArgumentOutOfRangeException>("step", () => schedule.At(-1)));
    }

    /// <summary>A learning rate that nobody set would train nothing in silence.</summary>
    [Fact]
    public void The_default_of_a_schedule_has_no_rate()
    {
        ILearningRateSchedule[] schedules =
            [default(ConstantSchedule), default(StepSchedule), default(ExponentialSchedule), default(CosineSchedule), default(OneCycleSchedule)];
        Assert.All(schedules, schedule =>
        {
            string message = Assert.Throws<InvalidOperationException>(() => schedule.At(0)).Message;
            Assert.Contains(schedule.GetType().Name, message, StringComparison.Ordinal);
        });
        var plateau = default(ReduceOnPlateau);
        Assert.Throws<InvalidOperationException>(() => plateau.LearningRate);
        Assert.Throws<InvalidOperationException>(() => plateau.Report(1));
        // A rate of 0 that somebody set is one.
        Assert.Equal(0, new ConstantSchedule(0).At(0));
        Assert.Equal(0, new OneCycleSchedule(0, 1).At(0));
    }

    [Fact]
    public void A_schedule_allocates_nothing()
    {
        Sum(10);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Sum(1_000);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static float Sum(int steps)
        {
            var plateau = new ReduceOnPlateau(1);
            float sum = 0;
            for (int step = 0; step < steps; step++)
            {
                sum += new ConstantSchedule(1).At(step) + new StepSchedule(1, 7).At(step) + new ExponentialSchedule(1, 0.9).At(step)
                    + new CosineSchedule(1, 100, 10).At(step) + new OneCycleSchedule(1, 100).At(step) + plateau.Report(step);
            }

            return sum;
        }
    }

    private static bool Near(float left, float right) => Math.Abs(left - right) <= 1e-6 * Math.Abs(left);

    /// <param name="expected">The rate.</param>
    /// <param name="actual">What was computed.</param>
    /// <param name="floor">A rate that counts as small: near the end of a cosine little is left of the peak but its rounding errors.</param>
    private static void AssertNear(double expected, float actual, double floor = 1e-9) =>
        Assert.Equal(expected, actual, 2e-6 * Math.Abs(expected) + 1e-6 * floor + 1e-9);
}
