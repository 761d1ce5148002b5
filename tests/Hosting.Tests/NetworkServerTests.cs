using Microsoft.Extensions.DependencyInjection;

namespace NetGen.Hosting.Tests;

public class NetworkServerTests
{
    [Fact]
    public async Task It_predicts_with_the_network_of_the_file()
    {
        await using Application application = await Application.Start(scale: 3);
        float[] predictions = new float[4];

        int version = application.Server.Predict([1, 2, 3, 4], predictions).Number;
        ServedPrediction<ScaleNetwork> one = await application.Server.PredictAsync(new float[] { 5, 6 });

        Assert.Equal([3, 6, 9, 12], predictions);
        Assert.Equal([15, 18], one.Predictions.ToArray());
        Assert.Equal((1, 1), (version, one.Version.Number));
        Assert.Equal(application.Path, application.Server.Path);
    }

    [Fact]
    public async Task A_replaced_file_is_the_next_version()
    {
        await using Application application = await Application.Start(scale: 3);
        Assert.True(application.Replace(scale: 5));
        float[] predictions = new float[2];

        Assert.Equal(2, application.Server.Predict([1, 2], predictions).Number);
        Assert.Equal([5, 10], predictions);
        Assert.Equal(2, application.Server.Current.Number);
    }

    [Fact]
    public async Task A_damaged_file_changes_nothing()
    {
        await using Application application = await Application.Start(scale: 3);
        Assert.False(application.Damage());
        float[] predictions = new float[2];

        Assert.Equal(1, application.Server.Predict([1, 2], predictions).Number);
        Assert.Equal([3, 6], predictions);
        Assert.IsType<NetworkFileException>(application.Server.Rejection);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Inputs_are_normalised_and_stay_as_they_are(int maxBatchSize)
    {
        await using Application application = await Application.Start(scale: 3, options =>
            (options.Normalization, options.MaxBatchSize) = (new Normalization([10, 20], [0.5f, 0.25f]), maxBatchSize));
        float[] inputs = [12, 24, 10, 20], predictions = new float[4];

        application.Server.Predict(inputs, predictions);
        ServedPrediction<ScaleNetwork> one = await application.Server.PredictAsync(inputs.AsMemory(0, 2));

        Assert.Equal([3, 3, 0, 0], predictions);
        Assert.Equal([3, 3], one.Predictions.ToArray());
        Assert.Equal([12, 24, 10, 20], inputs);
    }

    [Fact]
    public async Task Wrong_lengths_are_refused()
    {
        await using Application application = await Application.Start(scale: 3, options => options.MaxBatchSize = 4);
        Assert.Throws<ArgumentException>(() => application.Server.Predict([1, 2], new float[3]));
        Assert.StartsWith(
            "'input' has 3 values; expected 2, the number of features per sample.",
            (await Assert.ThrowsAsync<ArgumentException>(() => application.Server.PredictAsync(new float[3]))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_does_not_start_without_its_network()
    {
        await Assert.ThrowsAsync<FileNotFoundException>(Application.StartWithoutFile);
        Assert.Equal(
            "The normalisation has 3 features; expected 2, the inputs of ScaleNetwork.",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => Application.Start(3, options =>
                options.Normalization = new Normalization([0, 0, 0], [1, 1, 1])))).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_disposed_server_predicts_no_more(int maxBatchSize)
    {
        await using Application application = await Application.Start(scale: 3, options => options.MaxBatchSize = maxBatchSize);
        NetworkServer<ScaleNetwork> server = application.Server;
        server.Dispose();
        server.Dispose();

        Assert.Throws<ObjectDisposedException>(() => server.Predict(new float[2], new float[2]));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => server.PredictAsync(new float[2]));
        Assert.Throws<ObjectDisposedException>(() => server.Refresh());
    }

    [Fact]
    public void A_network_is_added_once()
    {
        var services = new ServiceCollection();
        services.AddNetwork<ScaleNetwork>("a");
        Assert.StartsWith(
            "ScaleNetwork was added before.",
            Assert.Throws<InvalidOperationException>(() => services.AddNetwork<ScaleNetwork>("b")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Sizes_below_1_are_refused()
    {
        var options = new NetworkOptions<ScaleNetwork>();
        Assert.Throws<ArgumentOutOfRangeException>("MaxBatchSize", () => options.MaxBatchSize = 0);
        Assert.Throws<ArgumentOutOfRangeException>("MaxWaiting", () => options.MaxWaiting = 0);
    }
}
