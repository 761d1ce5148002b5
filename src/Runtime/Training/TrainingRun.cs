using System.Diagnostics;
using System.Globalization;

namespace NetGen;

/// <summary>One training, from its first epoch, or that after the checkpoint, to its last. A step allocates nothing.</summary>
internal sealed class TrainingRun<TInput, TTarget> : IDisposable
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private readonly ITrainableNetwork<TInput, TTarget> _network;
    private readonly SampleCheck<TInput, TTarget>? _check;
    private readonly Evaluator<TInput, TTarget>? _validation;
    private readonly TrainingOptions _options;
    private readonly BatchReader<TInput, TTarget> _reader;
    private readonly TrainingSetup _setup;
    private readonly TrainingPace _pace;
    private readonly EpochLog _epochs = new();
    private readonly BestEpoch _best;
    private readonly CheckpointPace _checkpoints;

    private readonly AveragedValues? _average;
    private readonly BatchSteps<TInput, TTarget> _steps;

    private EpochTable? _table;
    private CancellationToken _cancellationToken;
    private SplitMix64 _random;
    private ReduceOnPlateau? _plateau;

    // Steps made since training began, before this run and before the epoch under way included. A batch in which nothing counts is none.
    private long _step;
    private long _firstStep;
    private long _firstStepOfEpoch;

    // The state at the start of the last epoch whose first loss was finite, and after the last completed epoch. They are the same, and the second is
    // free, from the first step of an epoch to its last.
    private EpochStart _good;
    private EpochStart _latest;

    // Whether the last completed epoch is in no checkpoint yet.
    private bool _isUnsaved;

    public TrainingRun(
        ITrainableNetwork<TInput, TTarget> network,
        Dataset<TInput, TTarget> training,
        SampleCheck<TInput, TTarget>? check,
        Evaluator<TInput, TTarget>? validation,
        TrainingOptions options)
    {
        _network = network;
        _check = check;
        _validation = validation;
        _options = options;
        _reader = new BatchReader<TInput, TTarget>(training, options.BatchSize);
        _setup = new TrainingSetup(options.Seed, options.BatchSize, training.Count, validation?.Count ?? 0, options.Shuffles, options.AveragingDecay, options.AccumulationSteps);
        _pace = new TrainingPace(options, batchesPerEpoch: (training.Count - 1) / _reader.BatchSize + 1);
        _random = new SplitMix64(options.Seed);
        _plateau = options.Plateau;
        _best = new BestEpoch(network.Description, options.EarlyStopping);
        _steps = new BatchSteps<TInput, TTarget>(network, options.AccumulationSteps);
        bool averages = options.AveragingDecay > 0;
        _average = averages ? new AveragedValues(network.Description, options.AveragingDecay) : null;
        _good = new EpochStart(network.Description, averages);
        _latest = new EpochStart(network.Description, averages);
        _checkpoints = new CheckpointPace(options.CheckpointInterval);
    }

    /// <summary>The state after the last completed epoch.</summary>
    private EpochStart LastEnd => _step > _firstStepOfEpoch ? _good : _latest;

    /// <summary>The parameters and buffers after a completed epoch that validation and the best epoch have.</summary>
    private float[] ValuesOfEpoch => _average?.Values ?? _latest.State.Values;

    public TrainingHistory Run(CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        if (_average is not null)
            _network.CopyValuesTo(_average.Values);
        if (_options is { Resumes: true, CheckpointPath: { } path } && File.Exists(path))
            Resume(path);
        if (_options.LogPath is not null)
            _table = new EpochTable(_options.LogPath, _epochs.Epochs);

        _firstStep = _firstStepOfEpoch = _step;
        _latest.State.CopyFrom(_network);
        _latest.Take(_random, _step, _plateau, _average?.Values);
        TrainingEnd end = RunEpochs(cancellationToken);
        // The network has its best parameters also where the checkpoint cannot be written.
        TrainingHistory history = End(end);
        SaveUnsaved();
        return history;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _table?.Dispose();
    }

    private TrainingEnd RunEpochs(CancellationToken cancellationToken)
    {
        try
        {
            while (_epochs.Count < _options.Epochs && !_best.IsLongPast(_epochs.Count))
            {
                if (!RunEpoch(cancellationToken))
                    return TrainingEnd.Cancelled;
            }
        }
        catch
        {
            SaveBeforeFailing();
            throw;
        }

        return _best.IsLongPast(_epochs.Count) ? TrainingEnd.StoppedEarly : TrainingEnd.Completed;
    }

    /// <summary>False when the caller does not want it to go on.</summary>
    private bool RunEpoch(CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        _pace.BeginEpoch();
        BeginPass(CancellationToken.None);
        var loss = new WeightedMean();
        float rate = 0;
        for (int first = 0; TryRead(out Batch<TInput, TTarget> batch, cancellationToken); first += batch.Count)
        {
            _check?.Require(batch, first, _reader.Order);
            double weight = CountedTargets.Weight(batch.Targets, _network.Description);
            if (weight > 0)
            {
                rate = RateAt(_step, _plateau);
                loss.Add(Step(batch, weight, rate), weight);
            }

            _pace.Add(batch.Count);
            if (_pace.IsDue)
                _pace.Report(_epochs.Count + 1, loss.Value, null);
        }

        if (cancellationToken.IsCancellationRequested)
        {
            if (_step > _firstStepOfEpoch)
                RequireFiniteParameters();
            return false;
        }

        _check?.RequireWeight(loss.Weight);
        CompleteStep(rate);
        RequireFiniteParameters();
        Evaluation? validation = Validate(cancellationToken);
        if (_validation is not null && validation is null)
            return false;
        if (validation is not null && !double.IsFinite(validation.Loss))
            throw Diverged(Is("validation loss", validation.Loss), validation.Loss, madeStep: true);

        Complete(new TrainingEpoch
        {
            Epoch = _epochs.Count + 1,
            Loss = loss.Value,
            ValidationLoss = validation?.Loss ?? double.NaN,
            ValidationAccuracy = validation?.Accuracy ?? double.NaN,
            LearningRate = rate,
            Elapsed = Stopwatch.GetElapsedTime(start),
        });
        return true;
    }

    /// <summary>False at the end of the epoch, and when the caller does not want it to go on.</summary>
    private bool TryRead(out Batch<TInput, TTarget> batch, CancellationToken cancellationToken)
    {
        try
        {
            return _reader.TryRead(out batch, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            batch = default;
            return false;
        }
    }

    private float Step(Batch<TInput, TTarget> batch, double weight, float rate)
    {
        float loss = _steps.Add(batch, weight, rate);
        if (!float.IsFinite(loss))
            throw Diverged(float.IsNaN(loss) ? "The loss or a gradient is not finite" : Is("loss", loss), loss, madeStep: false);
        if (_steps.Pending == 0)
            CountStep();
        return loss;
    }

    /// <summary>Makes a step of the last batches of an epoch, where they are fewer than those of other steps.</summary>
    private void CompleteStep(float rate)
    {
        if (_steps.Pending == 0)
            return;
        if (!_steps.Complete(rate))
            throw Diverged("A gradient is not finite", double.NaN, madeStep: false);
        CountStep();
    }

    private void CountStep()
    {
        if (_step == _firstStepOfEpoch)
            (_good, _latest) = (_latest, _good);
        _step++;
        _average?.Add(_network, _step);
    }

    private Evaluation? Validate(CancellationToken cancellationToken)
    {
        if (_validation is null)
            return null;
        try
        {
            if (_average is not null)
                _network.CopyValuesFrom(_average.Values);
            return _validation.Run(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            if (_average is not null)
                _network.CopyValuesFrom(_latest.State.Values);
        }
    }

    private void Complete(TrainingEpoch epoch)
    {
        _epochs.Add(epoch);
        bool isBest = _best.Report(epoch, ValuesOfEpoch);
        Hear(epoch);
        _latest.Take(_random, _step, _plateau, _average?.Values);
        _firstStepOfEpoch = _step;
        _isUnsaved = _options.CheckpointPath is not null;
        if (isBest && _options.BestModelPath is { } path)
            NetworkFile.Save(_network.Description, ValuesOfEpoch, path);
        if (_checkpoints.IsDue)
            SaveUnsaved();
        _table?.Add(epoch);
        _pace.Report(epoch.Epoch, epoch.Loss, epoch);
    }

    private void SaveUnsaved()
    {
        if (!_isUnsaved)
            return;
        // A file that cannot be written is not tried again.
        _isUnsaved = false;
        var checkpoint = new TrainingCheckpoint(_network.Description, _setup, LastEnd, _epochs, _best);
        _checkpoints.Write(() => checkpoint.Save(_options.CheckpointPath!));
    }

    /// <summary>Saves what would be lost by an error, which matters more than one in saving.</summary>
    private void SaveBeforeFailing()
    {
        try
        {
            SaveUnsaved();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    private void Hear(TrainingEpoch epoch)
    {
        if (_plateau is not { } plateau)
            return;
        plateau.Report(
            plateau.Maximizes ? epoch.ValidationAccuracy : double.IsNaN(epoch.ValidationLoss) ? epoch.Loss : epoch.ValidationLoss);
        _plateau = plateau;
    }

    private void Resume(string path)
    {
        var checkpoint = TrainingCheckpoint.Load(path, _network, _setup, _best, averages: _average is not null);
        checkpoint.State.CopyTo(_network);
        _random = checkpoint.Random;
        _step = checkpoint.Step;
        if (_average is not null)
            checkpoint.Averaged.CopyTo(_average.Values);
        foreach (TrainingEpoch epoch in checkpoint.Epochs)
        {
            _epochs.Add(epoch);
            Hear(epoch);
        }
    }

    private TrainingHistory End(TrainingEnd end)
    {
        if (_average is not null)
            _network.CopyValuesFrom(_average.Values);
        if (_options.EarlyStopping is not null)
            _best.Restore(_network);
        return new TrainingHistory([.. _epochs.Epochs], end, _best.Epoch is 0 ? null : _epochs.Epochs[_best.Epoch - 1]);
    }

    private void BeginPass(CancellationToken cancellationToken)
    {
        if (_options.Shuffles)
            _reader.BeginShuffled(ref _random, cancellationToken);
        else
            _reader.Begin(cancellationToken);
    }

    private float RateAt(long step, ReduceOnPlateau? plateau) =>
        _options.Schedule?.At(step) ?? plateau?.LearningRate ?? _options.LearningRate;

    /// <summary>
    /// Brings the last good parameters back. Those after the last step are, if they are finite and so is the loss of the step's own batch with them:
    /// then it is another batch that is bad. Otherwise those before that step, of which the loss was finite, are, or those before an earlier
    /// step that made a parameter infinite without showing in a loss. Before the first step nothing has changed. A caller who does not want it to
    /// go on gets those at the start of the epoch, which takes no steps.
    /// </summary>
    private TrainingDivergedException Diverged(string reason, double loss, bool madeStep)
    {
        SaveBeforeFailing();
        long badStep = madeStep ? _step : _step + 1;
        try
        {
            if (_step > _firstStep)
            {
                (long finite, float replayed) = Replay(_step);
                if (finite < _step || !float.IsFinite(replayed))
                    Replay(Math.Min(finite, _step - 1));
                if (madeStep)
                    badStep = Math.Min(badStep, finite + 1);
            }
        }
        catch (OperationCanceledException) when (_cancellationToken.IsCancellationRequested)
        {
            _good.State.CopyTo(_network);
        }

        return new TrainingDivergedException(reason, loss, badStep, _epochs.Count + 1, madeStep);
    }

    private static string Is(string name, double loss) => string.Create(CultureInfo.InvariantCulture, $"The {name} is {loss}");

    /// <summary>
    /// The last step has no next one whose loss would tell that it went too far. The copy that tells is the next epoch's start, and what
    /// a checkpoint saves: the only one that an epoch costs.
    /// </summary>
    private void RequireFiniteParameters()
    {
        if (!HasFiniteParameters())
            throw Diverged("A parameter is not finite", double.NaN, madeStep: true);
    }

    private bool HasFiniteParameters()
    {
        _latest.State.CopyFrom(_network);
        return FiniteNumbers.IndexOfOther(_latest.State.Values) < 0;
    }

    /// <summary>
    /// Repeats the steps since the last good start of an epoch, up to one that makes a parameter infinite. Cheaper than a copy of the parameters before
    /// every step.
    /// </summary>
    /// <returns>The last step after which all parameters are finite, and if it is the end, the loss of its batch after it.</returns>
    private (long Step, float Loss) Replay(long end)
    {
        float loss = 0;
        _good.State.CopyTo(_network);
        _random = _good.Random;
        _steps.Clear();
        for (long step = _good.Step; step < end;)
        {
            ReduceOnPlateau? plateau = step < _firstStepOfEpoch ? _good.Plateau : _plateau;
            BeginPass(_cancellationToken);
            Batch<TInput, TTarget> last = default;
            while (step < end && _reader.TryRead(out Batch<TInput, TTarget> batch, _cancellationToken))
            {
                double weight = CountedTargets.Weight(batch.Targets, _network.Description);
                last = weight > 0 ? batch : default;
                if (weight == 0)
                    continue;
                _steps.Add(batch, weight, RateAt(step, plateau));
                if (_steps.Pending > 0)
                    continue;
                if (!HasFiniteParameters())
                    return (step, loss);
                step++;
            }

            if (step < end && _steps.Complete(RateAt(step, plateau)))
            {
                if (!HasFiniteParameters())
                    return (step, loss);
                step++;
            }

            // Its memory is overwritten when a batch in which nothing counts follows it.
            if (step == end && last.Count > 0)
                loss = _network.Loss(last.Inputs, last.Targets);
        }

        return (end, loss);
    }
}
