namespace NetGen;

/// <summary>Says which options of training exclude each other, or cannot be meant.</summary>
internal static class OptionRules
{
    /// <param name="options">The options.</param>
    /// <param name="hasOwnValidation">Whether the caller passed a validation set.</param>
    /// <param name="validates">Whether there is a validation set, passed or held out.</param>
    /// <param name="tellsClasses">Whether that set has class indices.</param>
    /// <exception cref="ArgumentException">A rule is broken.</exception>
    public static void Require(TrainingOptions options, bool hasOwnValidation, bool validates, bool tellsClasses)
    {
        Refuse(hasOwnValidation && options.ValidationShare > 0, "A validation set is given: leave ValidationShare at 0.");
        Refuse(
            options is { Schedule: not null, Plateau: not null },
            "Schedule and Plateau both set the learning rate: set only one of them.");
        Refuse(options is { Resumes: true, CheckpointPath: null }, "Resumes requires a CheckpointPath to continue from.");
        string[] paths = [.. OptionFile.Of(options).Select(file => Path.GetFullPath(file.Path))];
        Refuse(paths.Distinct().Count() < paths.Length, "CheckpointPath, BestModelPath and LogPath must name different files: two of them are the same.");
        Refuse(options.Plateau is { IsDefault: true }, "Plateau is a default ReduceOnPlateau without a learning rate: call its constructor.");
        Refuse(
            options.Plateau is { Maximizes: true } && !tellsClasses,
            "A Plateau that maximizes uses the validation accuracy, which requires a validation set with class indices.");
        if (options.EarlyStopping is not { } stopping)
            return;
        Refuse(
            stopping.Metric == TrainingMetric.Accuracy && !tellsClasses,
            "EarlyStopping with the accuracy requires a validation set with class indices.");
        Refuse(
            stopping.Metric == TrainingMetric.Loss && !validates,
            "EarlyStopping with the validation loss requires a validation set: pass one, set ValidationShare, or set Metric to "
            + "TrainingMetric.TrainingLoss.");

        static void Refuse(bool isBroken, string rule)
        {
            if (isBroken)
                throw new ArgumentException(rule, nameof(options));
        }
    }
}
