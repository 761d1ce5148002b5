namespace NetGen;

/// <summary>All that training depends on between two epochs, in a file.</summary>
internal sealed class TrainingCheckpoint
{
    private const string Kind = "checkpoint";
    private const string RandomState = "training.random";
    private const string StepKey = "training.step";
    private const string BestKey = "training.best";
    private const string History = "training.history";
    // No layer's name has a slash.
    private const string BestPrefix = "best/";
    private const string AveragePrefix = "average/";

    private readonly NetworkDescription _network;
    private readonly TrainingSetup _setup;
    private readonly BestEpoch _best;
    private readonly string _history = "";

    public TrainingCheckpoint(
        NetworkDescription network, TrainingSetup setup, EpochStart start, EpochLog log, BestEpoch best)
        : this(network, setup, start.State, best, start.Averaged)
    {
        Random = start.Random;
        Step = start.Step;
        Epochs = log.Epochs;
        _history = log.Text;
    }

    private TrainingCheckpoint(NetworkDescription network, TrainingSetup setup, NetworkState state, BestEpoch best, float[]? averaged)
    {
        _network = network;
        _setup = setup;
        _best = best;
        State = state;
        Averaged = averaged;
    }

    public NetworkState State { get; }

    /// <summary>The averaged parameters and buffers; null without.</summary>
    public float[]? Averaged { get; }

    /// <summary>What the order of the samples depends on from here on.</summary>
    public SplitMix64 Random { get; private set; }

    /// <summary>Steps made since training began.</summary>
    public long Step { get; private set; }

    public IReadOnlyList<TrainingEpoch> Epochs { get; private set; } = [];

    public void Save(string path)
    {
        float[] best = _best.Values ?? [];
        FileTensor[] tensors = [.. Tensors(best)];
        Dictionary<string, string> metadata = FileMetadata.Of(_network, Kind, tensors,
        [
            .. _setup.Metadata,
            .. State.Metadata,
            (RandomState, ExactNumber.Write(Random.State)),
            (StepKey, ExactNumber.Write(Step)),
            (BestKey, $"{ExactNumber.Write(_best.Epoch)} {ExactNumber.Write(_best.Value)} {_best.Metric}"),
            (History, _history),
        ]);
        AtomicFile.Write(path, stream => SafeTensorsWriter.Write(stream, metadata, tensors));
    }

    /// <summary>Reads a checkpoint; the best epoch changes only when all of it is right, the network not at all.</summary>
    public static TrainingCheckpoint Load(string path, ITrainableNetwork network, TrainingSetup setup, BestEpoch best, bool averages)
    {
        using FileStream stream = SharedFile.OpenRead(path);
        var reader = new SafeTensorsReader(stream, $"'{path}'");
        SafeTensorsHeader header = reader.Header;
        FileMetadata.RequireKind(header, Kind);
        float[]? averaged = averages ? new float[NetworkValues.CountOf(network.Description)] : null;
        var checkpoint = new TrainingCheckpoint(network.Description, setup, new NetworkState(network.Description), best, averaged);
        float[] bestValues = !HasBest(header) ? [] : new float[NetworkValues.CountOf(network.Description)];
        FileTensor[] tensors = [.. checkpoint.Tensors(bestValues)];
        reader.Read(tensors);
        FileMetadata.Check(header, network.Description, tensors);
        try
        {
            setup.Check(header);
            checkpoint.ReadMetadata(header.Metadata, bestValues);
        }
        catch (Exception error) when (error is FormatException or OverflowException or KeyNotFoundException)
        {
            throw header.Failure("its metadata is not that of a checkpoint", error);
        }

        return checkpoint;
    }

    private static bool HasBest(SafeTensorsHeader header) =>
        header.Entries.Exists(entry => entry.Name.StartsWith(BestPrefix, StringComparison.Ordinal));

    private IEnumerable<FileTensor> Tensors(float[] best) =>
        [.. State.Tensors, .. Values(best, BestPrefix), .. Values(Averaged ?? [], AveragePrefix)];

    private IEnumerable<FileTensor> Values(float[] values, string prefix) => values.Length == 0 ? [] : FileTensor.Of(_network, values, prefix);

    private void ReadMetadata(Dictionary<string, string> metadata, float[] bestValues)
    {
        Random = new SplitMix64(ExactNumber.Read<ulong>(metadata[RandomState]));
        Step = ExactNumber.Read<long>(metadata[StepKey]);
        State.ReadMetadata(metadata);
        Epochs = EpochLog.Read(metadata[History]);
        string[] best = metadata[BestKey].Split(' ');
        if (best.Length != 3 || Step < 0)
            throw new FormatException("A number is missing, or out of range.");
        int epoch = ExactNumber.Read<int>(best[0]);
        if (epoch < 1 || epoch > Epochs.Count)
            throw new FormatException("The best epoch was not completed.");
        double value = ExactNumber.Read<double>(best[1]);
        // Early stopping that was not there before, or measured something else, begins now: the parameters of earlier epochs are gone.
        if (_best.Values is null)
            _best.Resume(Epochs);
        else if (bestValues.Length > 0 && best[2] == _best.Metric.ToString())
            _best.Resume(epoch, value, bestValues);
    }
}
