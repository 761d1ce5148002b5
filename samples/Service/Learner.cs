using System.Diagnostics;
using System.Threading.Channels;
using NetGen.Hosting;

/// <summary>Learns from feedback in the background, in batches of what is available, and saves the state of learning.</summary>
internal sealed partial class Learner(FlowerModel model, NetworkServer<FlowerClassifier> server, ILogger<Learner> logger) : BackgroundService
{
    private const int MostAtOnce = 32, MostWaiting = 1_000;

    // At most so often, and with the next feedback. If the process is killed, what it has learned since the last time is lost.
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(10);

    private readonly Channel<Feedback> _feedback = Channel.CreateBounded<Feedback>(MostWaiting);
    private long _saved = Stopwatch.GetTimestamp();

    /// <summary>Returns false if too much feedback is waiting already.</summary>
    public bool TryHear(Feedback feedback) => _feedback.Writer.TryWrite(feedback);

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _feedback.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    // It ends when the service stops and all accepted feedback is processed.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Feedback>(MostAtOnce);
        while (await _feedback.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < MostAtOnce && _feedback.Reader.TryRead(out Feedback? feedback))
                batch.Add(feedback);
            Learn(batch);
            batch.Clear();
            if (Stopwatch.GetElapsedTime(_saved) >= SaveEvery)
                Save();
        }

        Save();
    }

    private void Learn(List<Feedback> batch)
    {
        if (!model.Learn(batch))
        {
            LogRefused(batch.Count);
            return;
        }

        Write(() =>
        {
            model.Publish();
            server.Refresh();
        });
    }

    private void Save()
    {
        _saved = Stopwatch.GetTimestamp();
        Write(model.Save);
    }

    /// <summary>The service can still answer if, for example, the disk is full.</summary>
    private void Write(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            LogNotWritten(error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Learning from {Count} flowers made the network worse on held-out flowers; the step was undone.")]
    private partial void LogRefused(int count);

    [LoggerMessage(LogLevel.Error, "What was learned could not be written to a file.")]
    private partial void LogNotWritten(Exception error);
}
