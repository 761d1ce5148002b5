using System.Diagnostics;
using System.Threading.Channels;

/// <summary>Learns in the background from the feedback that comes in, as much at a time as there is, and saves what it has learned.</summary>
internal sealed partial class Learner(FlowerModel model, ILogger<Learner> logger) : BackgroundService
{
    private const int MostAtOnce = 32, MostWaiting = 1_000;

    // What is learned in between is lost if the process is killed.
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(10);

    private readonly Channel<Feedback> _feedback = Channel.CreateBounded<Feedback>(MostWaiting);
    private long _saved = Stopwatch.GetTimestamp();

    /// <summary>False when more feedback is waiting already than memory is to be spent on.</summary>
    public bool TryHear(Feedback feedback) => _feedback.Writer.TryWrite(feedback);

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _feedback.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    // It ends when the service stops and everything that was accepted has been learned.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Feedback>(MostAtOnce);
        while (await _feedback.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < MostAtOnce && _feedback.Reader.TryRead(out Feedback? feedback))
                batch.Add(feedback);
            if (!model.Learn(batch))
                LogRefused(batch.Count);
            batch.Clear();
            if (Stopwatch.GetElapsedTime(_saved) >= SaveEvery)
                Save();
        }

        Save();
    }

    private void Save()
    {
        _saved = Stopwatch.GetTimestamp();
        try
        {
            model.Save();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A full disk is no reason to stop answering.
            LogNotSaved(error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Learning from {Count} flowers made the network worse on held-out ones; the step was taken back.")]
    private partial void LogRefused(int count);

    [LoggerMessage(LogLevel.Error, "What the network has learned could not be saved.")]
    private partial void LogNotSaved(Exception error);
}
