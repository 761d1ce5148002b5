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

    private readonly NetworkDescription _network;
    private readonly TrainingSetup _setup;
    private readonly BestEpoch _best;

    public TrainingCheckpoint(
        ITrainableNetwork network, TrainingSetup setup, ulong random, long step, IReadOnlyList<TrainingEpoch> epochs, BestEpoch best)
        : this(network.Description, setup, best)
    {
        State.CopyFrom(network);
        Random = random;
        Step = step;
        Epochs = epochs;
    }

    private TrainingCheckpoint(NetworkDescription network, TrainingSetup setup, BestEpoch best)
    {
        _network = network;
        _setup = setup;
        _best = best;
        State = new NetworkState(network);
    }

    public NetworkState State { get; }

    /// <summary>What the order of the samples depends on from here on.</summary>
    public ulong Random { get; private set; }

    /// <summary>Steps made since training began.</summary>
    public long Step { get; private set; }

    public IReadOnlyList<TrainingEpoch> Epochs { get; private set; } = [];

    public void Save(string path)
    {
        float[] best = _best.Parameters ?? [];
        FileTensor[] tensors = [.. Tensors(best)];
        Dictionary<string, string> metadata = FileMetadata.Of(_network, Kind, tensors,
        [
            .. _setup.Metadata,
            .. State.Metadata,
            (RandomState, ExactNumber.Write(Random)),
            (StepKey, ExactNumber.Write(Step)),
            (BestKey, $"{ExactNumber.Write(_best.Epoch)} {ExactNumber.Write(_best.Value)}"),
            (History, string.Join('\n', Epochs.Select(Write))),
        ]);
        AtomicFile.Write(path, stream => SafeTensorsWriter.Write(stream, metadata, tensors));
    }

    /// <summary>Reads a checkpoint; the best epoch changes only when all of it is right, the network not at all.</summary>
    public static TrainingCheckpoint Load(string path, ITrainableNetwork network, TrainingSetup setup, BestEpoch best)
    {
        using FileStream stream = SharedFile.OpenRead(path);
        var reader = new SafeTensorsReader(stream, $"'{path}'");
        SafeTensorsHeader header = reader.Header;
        FileMetadata.RequireKind(header, Kind);
        var checkpoint = new TrainingCheckpoint(network.Description, setup, best);
        float[] bestParameters = !HasBest(header) ? [] : new float[network.Description.ParameterCount];
        FileTensor[] tensors = [.. checkpoint.Tensors(bestParameters)];
        reader.Read(tensors);
        FileMetadata.Check(header, network.Description, tensors);
        try
        {
            setup.Check(header);
            checkpoint.ReadMetadata(header.Metadata, bestParameters);
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
        best.Length == 0 ? State.Tensors : State.Tensors.Concat(FileTensor.Of(_network, best, BestPrefix));

    private void ReadMetadata(Dictionary<string, string> metadata, float[] bestParameters)
    {
        Random = ExactNumber.Read<ulong>(metadata[RandomState]);
        Step = ExactNumber.Read<long>(metadata[StepKey]);
        State.ReadMetadata(metadata);
        Epochs = [.. metadata[History].Split('\n').Select(Read)];
        string[] best = metadata[BestKey].Split(' ');
        if (best.Length != 2 || Step < 0)
            throw new FormatException("A number is missing, or out of range.");
        int epoch = ExactNumber.Read<int>(best[0]);
        if (epoch < 1 || epoch > Epochs.Count)
            throw new FormatException("The best epoch was not completed.");
        double value = ExactNumber.Read<double>(best[1]);
        // Early stopping that was not there before begins now: the parameters of earlier epochs are gone.
        if (_best.Parameters is null)
            _best.Resume(epoch, value, []);
        else if (bestParameters.Length > 0)
            _best.Resume(epoch, value, bestParameters);
    }

    private static string Write(TrainingEpoch epoch) => string.Join(
        ' ', ExactNumber.Write(epoch.Loss), ExactNumber.Write(epoch.ValidationLoss), ExactNumber.Write(epoch.ValidationAccuracy), ExactNumber.Write(epoch.LearningRate), ExactNumber.Write(epoch.Elapsed.Ticks));

    private static TrainingEpoch Read(string line, int index)
    {
        string[] numbers = line.Split(' ');
        if (numbers.Length != 5)
            throw new FormatException("An epoch has five numbers.");
        return new TrainingEpoch
        {
            Epoch = index + 1,
            Loss = ExactNumber.Read<double>(numbers[0]),
            ValidationLoss = ExactNumber.Read<double>(numbers[1]),
            ValidationAccuracy = ExactNumber.Read<double>(numbers[2]),
            LearningRate = ExactNumber.Read<float>(numbers[3]),
            Elapsed = new TimeSpan(ExactNumber.Read<long>(numbers[4])),
        };
    }
}
