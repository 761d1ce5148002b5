using NetGen;

/// <summary>
/// The network that learns. If it passes the gate after a step, it is published: its file is replaced, which the server notices. Otherwise, the
/// step is undone. Requests do not wait for training, because the server answers with a network of its own.
/// </summary>
internal sealed class FlowerModel
{
    // A few flowers at a time give noisy gradients, so feedback uses smaller steps than training.
    private const float TrainingRate = 0.02f, FeedbackRate = 0.005f;

    private readonly FlowerClassifier _learner = new(seed: 1);
    private readonly StateFile _state;
    private readonly MeasurementRanges _ranges;
    private readonly HeldOutGate _gate;
    private readonly Snapshot _accepted;

    /// <param name="training">The flowers for the initial training.</param>
    /// <param name="heldOut">The flowers for the gate, which are never used for training.</param>
    /// <param name="state">The state of an earlier run.</param>
    /// <param name="path">The file of the published network.</param>
    public FlowerModel(Flower[] training, Flower[] heldOut, StateFile state, string path)
    {
        (_state, Path) = (state, path);
        Species = [.. training.Select(flower => flower.Species).Distinct()];
        _ranges = new MeasurementRanges(training);
        Dataset<int> flowers = Dataset.From(training, flower => flower.Measurements, flower => Array.IndexOf(Species, flower.Species));
        Normalization = Normalization.Standardize(flowers);
        Trainer.Fit(_learner, Normalization.Apply(flowers), new() { Epochs = 100, LearningRate = TrainingRate });
        (float[] inputs, int[] labels) = Prepare([.. heldOut.Select(flower => new Feedback(flower.Measurements, flower.Species))]);
        _gate = new HeldOutGate(inputs, labels, _learner);

        _accepted = new Snapshot(_learner);
        Origin = Resume();
        Publish();
    }

    /// <summary>The file of the published network.</summary>
    public string Path { get; }

    /// <summary>The normalisation that inputs need.</summary>
    public Normalization Normalization { get; }

    public string[] Species { get; }

    /// <summary>Whether the model continues from an earlier run, and if not, why.</summary>
    public string Origin { get; }

    /// <summary>The number of steps that were undone because the network became worse.</summary>
    public int Refused { get; private set; }

    /// <summary>Describes what is wrong with a question, or returns null if it is valid.</summary>
    public string? Problem(Question question) => _ranges.Problem(question.Measurements);

    /// <summary>Describes what is wrong with feedback, or returns null if it is valid.</summary>
    public string? Problem(Feedback feedback) => Species.Contains(feedback.Species)
        ? _ranges.Problem(feedback.Measurements)
        : $"'{feedback.Species}' is not a species; expected {string.Join(", ", Species)}.";

    /// <summary>Learns from feedback, unless the network becomes worse. It must not be called by several threads at the same time.</summary>
    /// <returns>Whether the step was kept.</returns>
    public bool Learn(IReadOnlyCollection<Feedback> feedback)
    {
        (float[] inputs, int[] labels) = Prepare(feedback);
        _learner.TrainStep(inputs, labels, FeedbackRate);
        if (!_gate.Passes(_learner))
        {
            _accepted.Restore(_learner);
            Refused++;
            return false;
        }

        _accepted.Take(_learner);
        return true;
    }

    /// <summary>Replaces the file of the published network. It must not be called while <see cref="Learn"/> runs.</summary>
    public void Publish() => _learner.Save(Path);

    /// <summary>Saves the state of learning. It must not be called while <see cref="Learn"/> runs.</summary>
    public void Save() => _state.Save(_learner);

    private string Resume()
    {
        if (!_state.TryLoad(_learner, out string report))
            return report;
        if (_gate.Passes(_learner))
        {
            _accepted.Take(_learner);
            return report;
        }

        // For example, because it was trained with another normalisation.
        _accepted.Restore(_learner);
        return $"The saved state misreads the held-out flowers. {_state.SetAside()}";
    }

    private (float[] Inputs, int[] Labels) Prepare(IReadOnlyCollection<Feedback> flowers)
    {
        float[] inputs = [.. flowers.SelectMany(flower => flower.Measurements)];
        Normalization.Apply(inputs);
        return (inputs, [.. flowers.Select(flower => Array.IndexOf(Species, flower.Species))]);
    }
}
