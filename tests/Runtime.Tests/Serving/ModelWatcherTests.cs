using System.Collections.Concurrent;
using System.Security.Cryptography;
using NetGen.Runtime.Tests.Files;
using Xunit;

namespace NetGen.Runtime.Tests.Serving;

public sealed class ModelWatcherTests : IDisposable
{
    // Tests that look at the file themselves are not disturbed by the watcher.
    private static readonly ModelWatcherOptions<FileNetwork> Never = new() { Interval = TimeSpan.FromHours(1) };

    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-watcher").FullName;
    private readonly string _path;
    private readonly ConcurrentQueue<string> _events = new();

    public ModelWatcherTests() => _path = Path.Combine(_folder, "network.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_starts_with_the_file()
    {
        Write(3);
        using ModelWatcher<FileNetwork> watcher = Watch();

        Assert.Equal(_path, watcher.Path);
        Assert.Equal(3, watcher.Current.Network.Parameters[0]);
        Assert.Equal(1, watcher.Current.Number);
        Assert.Equal(File.GetLastWriteTimeUtc(_path), watcher.Current.WrittenAt);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_path))), watcher.Current.Sha256);
        Assert.True(watcher.Current.Report.IsComplete);
        Assert.Null(watcher.Rejection);
    }

    [Fact]
    public void A_replaced_file_is_published_in_a_new_network()
    {
        Write(3);
        using ModelWatcher<FileNetwork> watcher = Watch();
        ModelVersion<FileNetwork> first = watcher.Current;
        Write(5);

        Assert.True(watcher.Refresh());
        Assert.False(watcher.Refresh());

        Assert.Equal((3, 5), (first.Network.Parameters[0], watcher.Current.Network.Parameters[0]));
        Assert.Equal(2, watcher.Current.Number);
        Assert.Equal(["1 -> 2"], _events);
    }

    /// <summary>All versions of a network have the same size, and archives give all files the same time.</summary>
    [Fact]
    public void Whoever_asks_gets_a_file_of_the_same_time_and_size()
    {
        DateTime written = DateTime.UtcNow.AddHours(-1);
        Write(3, written);
        using ModelWatcher<FileNetwork> watcher = Watch();
        Write(5, written);

        Assert.True(watcher.Refresh());
        Assert.Equal(5, watcher.Current.Network.Parameters[0]);
    }

    [Fact]
    public void The_network_in_use_is_not_loaded_over()
    {
        FileNetwork shared = FileNetwork.Small();
        Write(3);
        using var watcher = new ModelWatcher<FileNetwork>(_path, () => shared, Never);
        Write(5);

        Assert.False(watcher.Refresh());
        Assert.StartsWith("'create' returned the network that is in use", Assert.IsType<InvalidOperationException>(watcher.Rejection).Message, StringComparison.Ordinal);
        Assert.Equal(3, shared.Parameters[0]);
    }

    [Fact]
    public void Whoever_asks_has_a_rejected_file_tried_again()
    {
        bool isReady = true;
        Write(3);
        using ModelWatcher<FileNetwork> watcher = Watch(Never with { Accepts = _ => isReady });
        Write(5);
        isReady = false;
        Assert.False(watcher.Refresh());
        isReady = true;

        Assert.True(watcher.Refresh());
        Assert.Null(watcher.Rejection);
    }

    [Fact]
    public void The_same_content_is_no_new_version()
    {
        Write(3, DateTime.UtcNow.AddHours(-1));
        using ModelWatcher<FileNetwork> watcher = Watch();
        Write(3);

        Assert.False(watcher.Refresh());
        Assert.Equal(1, watcher.Current.Number);
        Assert.Empty(_events);
    }

    [Fact]
    public void A_damaged_file_is_rejected_and_the_old_network_stays()
    {
        Write(3);
        using ModelWatcher<FileNetwork> watcher = Watch();
        byte[] good = File.ReadAllBytes(_path);
        File.WriteAllBytes(_path, [.. good[..^1], (byte)(good[^1] ^ 1)]);

        Assert.False(watcher.Refresh());

        Assert.Equal(3, watcher.Current.Network.Parameters[0]);
        Assert.IsType<NetworkFileException>(watcher.Rejection);
        Assert.StartsWith($"'{_path}' cannot be read: ", watcher.Rejection.Message, StringComparison.Ordinal);
        Assert.Equal([watcher.Rejection.Message], _events);

        // The good file comes back: it is in use already.
        File.WriteAllBytes(_path, good);
        Assert.False(watcher.Refresh());
        Assert.Null(watcher.Rejection);
        Assert.Equal(1, watcher.Current.Number);
    }

    [Fact]
    public void A_file_that_disappears_is_reported_once_and_may_come_back()
    {
        Write(3, DateTime.UtcNow.AddHours(-1));
        using ModelWatcher<FileNetwork> watcher = Watch();
        File.Delete(_path);

        Assert.False(watcher.Refresh());
        Assert.False(watcher.Refresh());
        Assert.IsType<FileNotFoundException>(watcher.Rejection);
        Assert.Single(_events);

        Write(3, DateTime.UtcNow.AddHours(-1));
        Assert.False(watcher.Refresh());
        Assert.Null(watcher.Rejection);
        File.Delete(_path);
        Assert.False(watcher.Refresh());
        Assert.Equal(2, _events.Count);
        Write(5);
        Assert.True(watcher.Refresh());
        Assert.Equal((5, 2), (watcher.Current.Network.Parameters[0], watcher.Current.Number));
    }

    [Fact]
    public void A_network_can_be_refused()
    {
        Write(3);
        using ModelWatcher<FileNetwork> watcher = Watch(Never with { Accepts = network => network.Parameters[0] < 4 });
        Write(5);
        Assert.False(watcher.Refresh());
        Assert.Equal($"'{_path}' was refused by Accepts.", Assert.IsType<InvalidDataException>(watcher.Rejection).Message);
        Write(2);
        Assert.True(watcher.Refresh());

        Assert.Equal(["'" + _path + "' was refused by Accepts.", "1 -> 2"], _events);
        Assert.Null(watcher.Rejection);
    }

    [Fact]
    public void What_the_code_of_the_user_throws_rejects_the_file()
    {
        Write(3);
        using ModelWatcher<FileNetwork> watcher = Watch(Never with { Accepts = network => network.Parameters[0] < 4 ? true : throw new NotSupportedException("!") });
        Write(5);
        Assert.False(watcher.Refresh());

        Assert.Equal(["!"], _events);
        Assert.Equal(3, watcher.Current.Network.Parameters[0]);
    }

    [Fact]
    public void A_bad_file_at_the_start_throws()
    {
        Assert.Throws<FileNotFoundException>(() => Watch());
        Write(5);
        Assert.Throws<InvalidDataException>(() => Watch(Never with { Accepts = _ => false }));
        File.WriteAllBytes(_path, [1, 2, 3]);
        Assert.Throws<NetworkFileException>(() => Watch());
    }

    [Fact]
    public async Task It_looks_by_itself()
    {
        Write(3);
        using ModelWatcher<FileNetwork> watcher = Watch(new() { Interval = TimeSpan.FromMilliseconds(5) });
        var published = new TaskCompletionSource<float>(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Replaced += (_, replaced) => published.TrySetResult(replaced.Current.Network.Parameters[0]);
        Write(5);

        Assert.Equal(5, await published.Task.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Readers_never_see_half_a_network()
    {
        Write(0);
        using ModelWatcher<FileNetwork> watcher = Watch(new() { Interval = TimeSpan.FromMilliseconds(1) });
        using var stop = new CancellationTokenSource();
        Task[] readers = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            do
            {
                float[] parameters = watcher.Current.Network.Parameters;
                Assert.Equal(parameters[0], parameters[^1]);
            }
            while (!stop.IsCancellationRequested);
        }))];
        for (int version = 1; version <= 20; version++)
        {
            Write(version);
            watcher.Refresh();
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(20, watcher.Current.Network.Parameters[0]);
        Assert.Equal(21, watcher.Current.Number);
    }

    [Fact]
    public void A_disposed_watcher_looks_no_more()
    {
        Write(3);
        ModelWatcher<FileNetwork> watcher = Watch();
        watcher.Dispose();
        watcher.Dispose();
        Write(5);

        Assert.Throws<ObjectDisposedException>(() => watcher.Refresh());
        Assert.Equal(3, watcher.Current.Network.Parameters[0]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(25 * 60 * 60)]
    public void An_interval_that_cannot_be_meant_is_refused(int seconds) => Assert.Throws<ArgumentOutOfRangeException>(
        nameof(ModelWatcherOptions<>.Interval), () => Never with { Interval = TimeSpan.FromSeconds(seconds) });

    [Fact]
    public void A_link_to_another_version_is_followed()
    {
        if (OperatingSystem.IsWindows())
            return;
        string one = Path.Combine(_folder, "1"), two = Path.Combine(_folder, "2");
        Write(3);
        File.Move(_path, one);
        Write(5);
        File.Move(_path, two);
        File.CreateSymbolicLink(_path, one);
        using ModelWatcher<FileNetwork> watcher = Watch();
        File.Delete(_path);
        File.CreateSymbolicLink(_path, two);

        Assert.True(watcher.Refresh());
        Assert.Equal(5, watcher.Current.Network.Parameters[0]);
    }

    private ModelWatcher<FileNetwork> Watch(ModelWatcherOptions<FileNetwork>? options = null)
    {
        var watcher = new ModelWatcher<FileNetwork>(_path, FileNetwork.Small, options ?? Never);
        watcher.Replaced += (_, replaced) => _events.Enqueue($"{replaced.Previous.Number} -> {replaced.Current.Number}");
        watcher.Rejected += (_, rejected) => _events.Enqueue(rejected.Error.Message);
        return watcher;
    }

    private void Write(float value, DateTime? writtenAt = null)
    {
        var network = FileNetwork.Small();
        network.Fill(value);
        network.Save(_path);
        if (writtenAt is { } time)
            File.SetLastWriteTimeUtc(_path, time);
    }
}
