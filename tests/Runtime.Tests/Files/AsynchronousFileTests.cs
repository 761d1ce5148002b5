using Xunit;

namespace NetGen.Runtime.Tests.Files;

/// <summary>The asynchronous forms, and files in memory.</summary>
public sealed class AsynchronousFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-files").FullName;
    private readonly string _path;

    public AsynchronousFileTests() => _path = Path.Combine(_folder, "network.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Streams_that_forbid_synchronous_calls_are_written_and_read()
    {
        FileNetwork saved = Large(), loaded = Large();
        using var memory = new MemoryStream();
        var stream = new AsynchronousStream(memory);
        await saved.SaveAsync(stream);
        Assert.Equal(saved.Save(), memory.ToArray());

        loaded.Fill(9);
        memory.Position = 0;
        LoadReport report = await loaded.LoadAsync(stream);
        Assert.True(report.IsComplete);
        Assert.Equal(saved.Parameters, loaded.Parameters);
    }

    [Fact]
    public async Task A_file_is_written_and_read()
    {
        FileNetwork saved = Large(), loaded = Large();
        await saved.SaveAsync(_path);
        saved.Fill(4);
        await saved.SaveAsync(_path);
        Assert.Equal([_path], Directory.GetFiles(_folder));
        Assert.Equal(saved.Save(), await File.ReadAllBytesAsync(_path));
        await loaded.LoadAsync(_path);
        Assert.Equal(saved.Parameters, loaded.Parameters);
        Assert.Equal<string>(["fc1.weight"], (await FileNetwork.Small().LoadAsync(Small(), new LoadOptions { AllowsPartial = true })).Taken);
    }

    [Fact]
    public async Task The_parameters_are_those_at_the_time_of_the_call()
    {
        FileNetwork network = Large();
        network.Fill(1);
        using var memory = new MemoryStream();
        Task saving = network.SaveAsync(new AsynchronousStream(memory));
        network.Fill(2);
        await saving;
        network.Load(memory.ToArray());
        Assert.All(network.Parameters, parameter => Assert.Equal(1, parameter));
    }

    [Fact]
    public async Task What_is_cancelled_changes_nothing()
    {
        FileNetwork network = Large();
        network.Fill(1);
        network.Save(_path);
        byte[] before = await File.ReadAllBytesAsync(_path);
        network.Fill(2);
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => network.SaveAsync(_path, source.Token));
        Assert.Equal(before, await File.ReadAllBytesAsync(_path));
        Assert.Equal([_path], Directory.GetFiles(_folder));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => network.LoadAsync(_path, cancellationToken: source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => network.LoadAsync(new AsynchronousStream(new MemoryStream(before)), cancellationToken: source.Token));
        Assert.All(network.Parameters, parameter => Assert.Equal(2, parameter));
    }

    [Fact]
    public async Task Errors_are_those_of_the_synchronous_forms()
    {
        FileNetwork network = Large();
        network.Save(_path);
        byte[] file = await File.ReadAllBytesAsync(_path);
        foreach (int length in (int[])[0, 7, 8, 100, file.Length - 1])
        {
            string expected = Assert.Throws<NetworkFileException>(() => network.Load(new ForwardStream(file[..length]))).Message;
            Assert.Equal(expected, (await Assert.ThrowsAsync<NetworkFileException>(
                () => network.LoadAsync(new AsynchronousStream(new MemoryStream(file[..length]))))).Message);
            Assert.Throws<NetworkFileException>(() => network.Load(file.AsSpan(0, length)));
        }

        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => network.SaveAsync(Path.Combine(_folder, "none", "file")));
        await Assert.ThrowsAsync<FileNotFoundException>(() => network.LoadAsync(Path.Combine(_folder, "none")));
    }

    [Fact]
    public void A_file_in_memory_is_read()
    {
        FileNetwork saved = FileNetwork.Small(), loaded = FileNetwork.Small();
        loaded.Fill(9);
        NetworkFile.Load(loaded, saved.Save().AsSpan());
        Assert.Equal(saved.Parameters, loaded.Parameters);
    }

    /// <summary>More than is written or read at once.</summary>
    private static FileNetwork Large() => new("3 > dense 50001", new("0.weight", 50_001, 3), new("0.bias", 50_001));

    private static MemoryStream Small() =>
        new(new FileNetwork("3 > dense 5", new TensorDescription("fc1.weight", 5, 3)).Save());
}
