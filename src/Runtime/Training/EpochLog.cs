using System.Globalization;
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
        // The shortest numbers that read back to the same bits.
        _text.Append(
            CultureInfo.InvariantCulture,
            $"{epoch.Loss} {epoch.ValidationLoss} {epoch.ValidationAccuracy} {epoch.LearningRate} {epoch.Elapsed.Ticks}");
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
            Loss = Number<double>(numbers[0]),
            ValidationLoss = Number<double>(numbers[1]),
            ValidationAccuracy = Number<double>(numbers[2]),
            LearningRate = Number<float>(numbers[3]),
            Elapsed = new TimeSpan(Number<long>(numbers[4])),
        };
    }

    private static T Number<T>(string text)
        where T : IParsable<T> => T.Parse(text, CultureInfo.InvariantCulture);
}
