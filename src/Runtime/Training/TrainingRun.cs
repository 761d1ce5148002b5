using System.Diagnostics;

namespace NetGen;

/// <summary>One training, from its first epoch, or that after the checkpoint, to its last. A step allocates nothing.</summary>
internal sealed class TrainingRun<TTarget> : IDisposable
    where TTarget : unmanaged
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(100);

    private readonly ITrainableNetwork<TTarget> _network;
    private readonly Dataset<TTarget> _training;
    private readonly Evaluator<TTarget>? _validation;
    private readonly TrainingOptions _options;
    private readonly BatchReader<TTarget> _reader;
    private readonly int[] _order;
    private readonly int _stepsPerEpoch;
    private readonly List<TrainingEpoch> _epochs = [];
    private readonly BestEpoch _best;

    private SplitMix64 _random;
    private ReduceOnPlateau? _plateau;
    private long _step;
    private long _firstStep;
    private long _start;
    private long _lastReport;

    // The state at the start of the last epoch whose first loss was finite, and of the epoch under way.
    private EpochStart _good;
    private EpochStart _latest;

    public TrainingRun(
        ITrainableNetwork<TTarget> network, Dataset<TTarget> training, Evaluator<TTarget>? validation, TrainingOptions options)
    {
        _network = network;
        _training = training;
        _validation = validation;
        _options = options;
        _reader = new BatchReader<TTarget>(training, options.BatchSize);
        _order = new int[training.Count];
        _stepsPerEpoch = (training.Count + _reader.BatchSize - 1) / _reader.BatchSize;
        _random = new SplitMix64(options.Seed);
        _plateau = options.Plateau;
        _best = new BestEpoch(network.Description, options.EarlyStopping);
        _good = new EpochStart(network.Description);
        _latest = new EpochStart(network.Description);
    }

    public TrainingHistory Run(CancellationToken cancellation)
    {
        if (_options is { Resumes: true, CheckpointPath: { } path } && File.Exists(path))
            Resume(path);

        _firstStep = _step;
        _start = _lastReport = Stopwatch.GetTimestamp();
        while (_epochs.Count < _options.Epochs && !_best.IsLongPast(_epochs.Count))
        {
            if (!RunEpoch(cancellation))
                return End(TrainingEnd.Cancelled);
        }

        return End(_best.IsLongPast(_epochs.Count) ? TrainingEnd.StoppedEarly : TrainingEnd.Completed);
    }

    public void Dispose() => _reader.Dispose();

    /// <summary>False when the caller does not want it to go on.</summary>
    private bool RunEpoch(CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        _latest.Take(_network, _random, _step, _plateau);
        BeginPass();
        double sum = 0;
        long samples = 0;
        float rate = 0;
        while (!cancellation.IsCancellationRequested && _reader.TryRead(out Batch<TTarget> batch))
        {
            rate = RateAt(_step, _plateau);
            int known = KnownTargets.Count(batch.Targets, _network.Description);
            if (known > 0)
            {
                float loss = _network.TrainStep(batch.Inputs, batch.Targets, rate);
                if (!float.IsFinite(loss))
                    throw Diverged(loss, isOfValidation: false);
                if (samples == 0)
                    (_good, _latest) = (_latest, _good);
                sum += (double)loss * known;
                samples += known;
            }

            _step++;
            if (_options.Progress is not null && Stopwatch.GetElapsedTime(_lastReport) >= ProgressInterval)
                Report(sum / samples, null);
        }

        if (cancellation.IsCancellationRequested)
            return false;

        Evaluation? validation = Validate(cancellation);
        if (_validation is not null && validation is null)
            return false;
        if (validation is { Count: > 0 } && !double.IsFinite(validation.Loss))
            throw Diverged(validation.Loss, isOfValidation: true);

        Complete(new TrainingEpoch
        {
            Epoch = _epochs.Count + 1,
            Loss = sum / samples,
            ValidationLoss = validation?.Loss ?? double.NaN,
            ValidationAccuracy = validation?.Accuracy ?? double.NaN,
            LearningRate = rate,
            Elapsed = Stopwatch.GetElapsedTime(start),
        });
        return true;
    }

    private Evaluation? Validate(CancellationToken cancellation)
    {
        try
        {
            return _validation?.Run(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private void Complete(TrainingEpoch epoch)
    {
        _epochs.Add(epoch);
        _best.Report(epoch, _network);
        Hear(epoch);
        if (_options.CheckpointPath is { } path)
            new TrainingCheckpoint(_network, _options.Seed, _random.State, _step, _epochs, _best).Save(path);
        Report(epoch.Loss, epoch);
    }

    private void Hear(TrainingEpoch epoch)
    {
        if (_plateau is not { } plateau)
            return;
        plateau.Report(double.IsNaN(epoch.ValidationLoss) ? epoch.Loss : epoch.ValidationLoss);
        _plateau = plateau;
    }

    private void Resume(string path)
    {
        var checkpoint = TrainingCheckpoint.Load(path, _network, _options.Seed, _best);
        checkpoint.State.CopyTo(_network);
        _random = new SplitMix64(checkpoint.Random);
        _step = checkpoint.Step;
        foreach (TrainingEpoch epoch in checkpoint.Epochs)
        {
            _epochs.Add(epoch);
            Hear(epoch);
        }
    }

    private TrainingHistory End(TrainingEnd end)
    {
        if (_options.EarlyStopping is not null)
            _best.Restore(_network);
        return new TrainingHistory([.. _epochs], end, _best.Epoch is 0 ? null : _epochs[_best.Epoch - 1]);
    }

    private void BeginPass()
    {
        if (_options.Shuffles)
        {
            _random.ShuffleIndices(_order);
            _reader.Begin(_order);
        }
        else
        {
            _reader.Begin();
        }
    }

    private float RateAt(long step, ReduceOnPlateau? plateau) =>
        _options.Schedule?.At(step) ?? plateau?.LearningRate ?? _options.LearningRate;

    private void Report(double loss, TrainingEpoch? completed)
    {
        if (_options.Progress is null)
            return;
        _lastReport = Stopwatch.GetTimestamp();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_start, _lastReport);
        long made = _step - _firstStep;
        long left = (long)_options.Epochs * _stepsPerEpoch - _step;
        int step = completed is null ? (int)(_step - (long)_epochs.Count * _stepsPerEpoch) : _stepsPerEpoch;
        _options.Progress.Report(new TrainingProgress
        {
            Epoch = _epochs.Count + (completed is null ? 1 : 0),
            Epochs = _options.Epochs,
            Step = step,
            StepsPerEpoch = _stepsPerEpoch,
            Loss = loss,
            SamplesPerSecond = made * ((double)_training.Count / _stepsPerEpoch) / elapsed.TotalSeconds,
            TimeLeft = elapsed * ((double)left / made),
            Completed = completed,
        });
    }

    /// <summary>
    /// Brings the last good parameters back. Those after the last step are, if the step's own batch has a finite loss with them: then it is
    /// another batch that is bad. Otherwise those before that step, of which the loss was finite, are.
    /// </summary>
    private TrainingDivergedException Diverged(double loss, bool isOfValidation)
    {
        long failed = isOfValidation ? _step : _step + 1;
        if (_step > _firstStep && !float.IsFinite(Replay(_step)))
            Replay(_step - 1);
        return new TrainingDivergedException(loss, failed, _epochs.Count + 1, isOfValidation);
    }

    /// <summary>Repeats the steps since the last good start of an epoch. Cheaper than a copy of the parameters before every step.</summary>
    /// <returns>The loss of the last step's batch after that step.</returns>
    private float Replay(long end)
    {
        long epochUnderWay = (long)_epochs.Count * _stepsPerEpoch;
        float loss = 0;
        _good.State.CopyTo(_network);
        _random = _good.Random;
        for (long step = _good.Step; step < end;)
        {
            ReduceOnPlateau? plateau = step < epochUnderWay ? _good.Plateau : _plateau;
            BeginPass();
            for (; step < end && _reader.TryRead(out Batch<TTarget> batch); step++)
            {
                if (KnownTargets.Count(batch.Targets, _network.Description) == 0)
                    continue;
                _network.TrainStep(batch.Inputs, batch.Targets, RateAt(step, plateau));
                if (step == end - 1)
                    loss = _network.Loss(batch.Inputs, batch.Targets);
            }
        }

        return loss;
    }

    /// <summary>All that an epoch depends on.</summary>
    private sealed class EpochStart(NetworkDescription description)
    {
        public NetworkState State { get; } = new(description);

        public SplitMix64 Random { get; private set; }

        public long Step { get; private set; }

        public ReduceOnPlateau? Plateau { get; private set; }

        public void Take(ITrainableNetwork network, SplitMix64 random, long step, ReduceOnPlateau? plateau)
        {
            State.CopyFrom(network);
            Random = random;
            Step = step;
            Plateau = plateau;
        }
    }
}
