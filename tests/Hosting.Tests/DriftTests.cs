using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace NetGen.Hosting.Tests;

public class DriftTests
{
    [Fact]
    public async Task There_is_no_drift_without_a_normalisation()
    {
        await using Application application = await Application.Start(scale: 3);
        Assert.Null(application.Server.Drift);
    }

    /// <summary>Features of mean 10 and 20, and standard deviation 2 and 4, as in training.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1.5, 1)]
    [InlineData(0, 3)]
    public async Task Shift_and_spread_are_in_standard_deviations(double shift, double factor)
    {
        await using Application application = await Start();
        using MetricCollector<double> shifts = application.Collect<double>("netgen.input.shift");
        using MetricCollector<double> spreads = application.Collect<double>("netgen.input.spread");
        var random = new Random(1);
        const int Samples = 8_000;
        float[] inputs = new float[2 * Samples], predictions = new float[2 * Samples];
        for (int i = 0; i < Samples; i++)
        {
            // The second feature moves, the first doesn't. A uniform number from -√3 to √3 has the standard deviation 1.
            inputs[2 * i] = (float)(10 + (2 * Uniform()));
            inputs[(2 * i) + 1] = (float)(20 + (4 * ((factor * Uniform()) + shift)));
        }

        application.Server.Predict(inputs, predictions);
        shifts.RecordObservableInstruments();
        spreads.RecordObservableInstruments();

        InputDrift drift = application.Server.Drift!;
        double expectedSpread = Math.Sqrt((factor * factor) + (shift * shift));
        Assert.Equal(Samples, drift.Samples);
        Assert.Equal(0, drift.Shift[0], 0.15);
        Assert.Equal(shift, drift.Shift[1], 0.15 * factor);
        Assert.Equal(1, drift.Spread[0], 0.1);
        Assert.Equal(expectedSpread, drift.Spread[1], 0.1 * expectedSpread);
        Assert.Equal(drift.Shift.MaxBy(MathF.Abs), shifts.LastMeasurement!.Value, 1e-6);
        Assert.Equal(drift.Spread.MaxBy(spread => Math.Abs(Math.Log(spread))), spreads.LastMeasurement!.Value, 1e-6);

        double Uniform() => ((2 * random.NextDouble()) - 1) * Math.Sqrt(3);
    }

    /// <summary>What is constant in training is normalised to 0.</summary>
    [Fact]
    public async Task A_constant_feature_has_not_drifted_until_it_changes()
    {
        await using Application application = await Start();
        float[] inputs = new float[2 * 5_000], predictions = new float[2 * 5_000];
        for (int i = 0; i < inputs.Length; i += 2)
            (inputs[i], inputs[i + 1]) = (10, 20 + (i % 4 == 0 ? 4 : -4));
        application.Server.Predict(inputs, predictions);
        InputDrift same = application.Server.Drift!;
        application.Server.Predict([14, 20], new float[2]);

        Assert.Equal((0, 1), (same.Shift[0], same.Spread[0]));
        Assert.Equal(1, same.Spread[1], 0.01f);
        Assert.True(application.Server.Drift!.Spread[0] > 1);
    }

    [Fact]
    public async Task Numbers_that_are_not_finite_are_left_out()
    {
        await using Application application = await Start();
        application.Server.Predict([float.NaN, 0, 1e30f, 0, 10, 20], new float[6]);

        Assert.Equal(1, application.Server.Drift!.Samples);
        Assert.All(application.Server.Drift.Shift, shift => Assert.Equal(0, shift));
        Assert.All(application.Server.Drift.Spread, spread => Assert.Equal(1, spread, 0.01f));
    }

    private static Task<Application> Start() =>
        Application.Start(scale: 3, options => options.Normalization = new Normalization([10, 20], [0.5f, 0.25f]));
}
