using System.Diagnostics;
using NetGen;

namespace Browser;

/// <summary>A network that reads digits, and learns to: from the digits of the repository, and from what it is taught.</summary>
/// <remarks>The page has one thread, so long work is done in short parts, and the page can draw between them.</remarks>
public sealed class DigitReader
{
    private const int Epochs = 20, HeldOutShare = 5;
    private const float LearningRate = 0.1f;

    // Each step also shows it digits that it knows already, or it would forget them.
    private const int KnownInBatch = 48, MostTaught = 16, MostSteps = 60;
    private const float TeachingRate = 0.02f, SureEnough = 0.8f;

    // What it learns from a drawing must not make it much worse at other digits.
    private const float LossTolerance = 0.1f;

    private readonly Digit[] _training;
    private readonly Dataset<int> _trainingSet, _heldOutSet;
    private readonly float[] _heldOutInputs;
    private readonly int[] _heldOutLabels;
    private readonly Random _random = new(1);
    private readonly List<(float[] Pixels, int Label)> _taught = [];
    private DigitClassifier _network = new(seed: 1);
    private float _largestLoss;

    private DigitReader(Digit[] digits)
    {
        new Random(1).Shuffle(digits);
        int heldOut = (digits.Length + HeldOutShare - 1) / HeldOutShare;
        _training = digits[heldOut..];
        _trainingSet = DatasetOf(_training);
        _heldOutSet = DatasetOf(digits[..heldOut]);
        _heldOutInputs = [.. digits[..heldOut].SelectMany(digit => digit.Pixels)];
        _heldOutLabels = [.. digits[..heldOut].Select(digit => digit.Label)];
    }

    /// <summary>The number of digits to learn from.</summary>
    public int TrainingCount => _training.Length;

    /// <summary>The number of digits that it never learns from, which its accuracy is measured on.</summary>
    public int HeldOutCount => _heldOutLabels.Length;

    /// <summary>The share of the held-out digits that it reads right.</summary>
    public double Accuracy { get; private set; }

    /// <summary>Reads the digits that are part of the program.</summary>
    public static DigitReader Create()
    {
        // The browser's files are in its memory, and gone with the page.
        string path = Path.GetTempFileName();
        using (Stream digits = typeof(DigitReader).Assembly.GetManifestResourceStream("digits.csv")!)
        using (FileStream file = File.Create(path))
            digits.CopyTo(file);
        try
        {
            return new DigitReader(Digit.ReadAll(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Trains a new network, which knows nothing of what the previous one was taught.</summary>
    /// <returns>The speed of training.</returns>
    public async Task<TrainingSpeed> Train(Action<int, int> showEpoch)
    {
        var network = new DigitClassifier(seed: 1);
        TimeSpan time = TimeSpan.Zero;
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            long start = Stopwatch.GetTimestamp();
            Trainer.Fit(network, _trainingSet, new() { Epochs = 1, LearningRate = LearningRate, Seed = (ulong)epoch });
            time += Stopwatch.GetElapsedTime(start);
            showEpoch(epoch, Epochs);
            await Task.Delay(1);
        }

        _network = network;
        _taught.Clear();
        _largestLoss = network.Loss(_heldOutInputs, _heldOutLabels) + LossTolerance;
        Accuracy = Trainer.Evaluate(network, _heldOutSet).Accuracy;
        return new TrainingSpeed(time, Epochs * _training.Length);
    }

    /// <summary>Computes the probability of each digit.</summary>
    /// <param name="counts">The ink of an image, as <see cref="DigitImage.Count"/> counts it.</param>
    public float[] Read(int[] counts)
    {
        float[] probabilities = new float[DigitClassifier.OutputSize];
        _network.Predict(PixelsOf(counts), probabilities);
        return probabilities;
    }

    /// <summary>Measures the time of reading one digit.</summary>
    public TimeSpan MeasureReading()
    {
        float[] pixels = _heldOutInputs[..DigitClassifier.InputSize], probabilities = new float[DigitClassifier.OutputSize];
        const int Times = 2_000;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Times; i++)
            _network.Predict(pixels, probabilities);
        return Stopwatch.GetElapsedTime(start) / Times;
    }

    /// <summary>Trains on a drawing, with the last ones that it was taught and with known digits, until it reads the drawing as it was told.</summary>
    /// <returns>Whether it learned it. If it became much worse at the held-out digits, it is as it was before.</returns>
    public bool Teach(int[] counts, int label)
    {
        float[] before = new float[DigitClassifier.ParameterCount];
        _network.CopyParametersTo(before);
        // The momentum of earlier steps belongs to what was learned then.
        _network.ResetOptimizer();
        (float[] Pixels, int Label) lesson = (PixelsOf(counts), label);
        (float[] Pixels, int Label)[] taught = [.. _taught.TakeLast(MostTaught - 1), lesson];
        float[] probabilities = new float[DigitClassifier.OutputSize];
        for (int step = 0; step < MostSteps && probabilities[label] < SureEnough; step++)
        {
            Digit[] known = _random.GetItems(_training, KnownInBatch);
            _network.TrainStep(
                [.. taught.SelectMany(digit => digit.Pixels), .. known.SelectMany(digit => digit.Pixels)],
                [.. taught.Select(digit => digit.Label), .. known.Select(digit => digit.Label)],
                TeachingRate);
            _network.Predict(lesson.Pixels, probabilities);
        }

        if (probabilities[label] < SureEnough || !(_network.Loss(_heldOutInputs, _heldOutLabels) <= _largestLoss))
        {
            _network.CopyParametersFrom(before);
            _network.ResetOptimizer();
            return false;
        }

        _taught.Add(lesson);
        Accuracy = Trainer.Evaluate(_network, _heldOutSet).Accuracy;
        return true;
    }

    private static float[] PixelsOf(int[] counts) => new Digit(counts, 0).Pixels;

    private static Dataset<int> DatasetOf(Digit[] digits) => Dataset.From(digits, digit => digit.Pixels, digit => digit.Label);
}
