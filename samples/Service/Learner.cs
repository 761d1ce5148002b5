using System.Threading.Channels;

/// <summary>Learns in the background from the feedback that comes in, as much at a time as there is.</summary>
internal sealed class Learner(FlowerModel model) : BackgroundService
{
    private const int MostAtOnce = 32;

    private readonly Channel<Feedback> _feedback = Channel.CreateBounded<Feedback>(1_000);

    public ValueTask Hear(Feedback feedback, CancellationToken cancellation) => _feedback.Writer.WriteAsync(feedback, cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Feedback>(MostAtOnce);
        while (await _feedback.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < MostAtOnce && _feedback.Reader.TryRead(out Feedback? feedback))
                batch.Add(feedback);
            model.Learn(batch);
            batch.Clear();
        }
    }
}
