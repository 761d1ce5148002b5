using System.Text;

namespace NetGen;

/// <summary>The epochs that were completed, and the text that they are in a checkpoint. An epoch is appended to it, and not written again.</summary>
internal sealed class EpochLog
{
    private readonly List<TrainingEpoch> _epochs = [];
    private readonly StringBuilder _text = new();

    public int Count => _epochs.Count;

    public IReadOnlyList<TrainingEpoch> Epochs => _epochs;

    /// <summary>A line an epoch.</summary>
    public string Text => _text.ToString();

    public void Add(TrainingEpoch epoch)
    {
        if (_epochs.Count > 0)
            _text.Append('\n');
        _epochs.Add(epoch);
        IFormattable[] numbers = [epoch.Loss, epoch.ValidationLoss, epoch.ValidationAccuracy, epoch.LearningRate, epoch.Elapsed.Ticks];
        _text.AppendJoin(' ', numbers.Select(ExactNumber.Write));
    }

    /// <summary>The epochs of a text.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    /// <exception cref="OverflowException">A number is out of range.</exception>
    public static TrainingEpoch[] Read(string text) => [.. text.Split('\n').Select(ReadEpoch)];

    private static TrainingEpoch ReadEpoch(string line, int index)
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
