using System.Globalization;
using Xunit;

namespace NetGen.Runtime.Tests.Training;

/// <summary>The files that training writes besides its checkpoints: the best model and the log.</summary>
public sealed class TrainingFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Model => Path.Combine(_folder, "best.safetensors");

    private string Log => Path.Combine(_folder, "log.csv");

    private string Checkpoint => Path.Combine(_folder, "checkpoint");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_best_model_is_on_disk_after_every_epoch()
    {
        var network = new LinearNetwork(2, 2, seed: 2);
        var saved = new List<float[]>();
        var best = new List<float[]>();
        double least = double.PositiveInfinity;
        // Steps of 20 are too long: the validation loss falls in three epochs, and rises in the others.
        TrainingHistory history = Trainer.Fit(network, LinearData.Sums(40), Options(new Rates(0.5f, 0.5f, 0.5f, 20, 20, 20)) with
        {
            BestModelPath = Model,
            Progress = new Hears(epoch =>
            {
                if (epoch.ValidationLoss < least)
                    best.Add([.. network.Parameters]);
                least = Math.Min(least, epoch.ValidationLoss);
                var loaded = new LinearNetwork(2, 2);
                loaded.Load(Model);
                saved.Add(loaded.Parameters);
            }),
        });

        Assert.Equal(3, history.Best!.Epoch);
        Assert.Equal(3, best.Count);
        Assert.Equal([best[0], best[1], best[2], best[2], best[2], best[2]], saved);
        Assert.NotEqual(best[2], network.Parameters);
        Assert.Equal([Model], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Resumed_training_does_not_replace_the_best_model_by_a_worse_one()
    {
        TrainingOptions options = Options(new Rates(0.5f, 0.5f, 20, 20, 20, 20)) with { BestModelPath = Model, CheckpointPath = Checkpoint };
        Trainer.Fit(new LinearNetwork(2, 2, seed: 2), LinearData.Sums(40), options with { Epochs = 3 });
        byte[] best = File.ReadAllBytes(Model);
        TrainingHistory history = Trainer.Fit(new LinearNetwork(2, 2), LinearData.Sums(40), options with { Resumes = true });

        Assert.Equal((6, 2), (history.Epochs.Length, history.Best!.Epoch));
        Assert.Equal(best, File.ReadAllBytes(Model));
    }

    /// <summary>In a culture that writes commas in numbers.</summary>
    [Fact]
    public void The_log_has_a_row_for_each_epoch()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        TrainingHistory history;
        try
        {
            history = Trainer.Fit(
                new LinearNetwork(2, 2, classifies: true), LinearData.Comparisons(40), new() { Epochs = 3, ValidationShare = 0.25, LogPath = Log });
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        string[] rows = File.ReadAllLines(Log);
        Assert.Equal("epoch,loss,validation_loss,validation_accuracy,learning_rate,seconds", rows[0]);
        Assert.Equal(history.Epochs.Select(epoch => FormattableString.Invariant(
            $"{epoch.Epoch},{epoch.Loss},{epoch.ValidationLoss},{epoch.ValidationAccuracy},{epoch.LearningRate},{epoch.Elapsed.TotalSeconds}")), rows[1..]);
        Assert.Contains(",0.01,", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_epoch_does_not_have_is_empty_in_the_log()
    {
        Trainer.Fit(new LinearNetwork(2, 2), LinearData.Sums(40), new() { Epochs = 1, LogPath = Log });
        Assert.Matches("^1,[0-9.]+,,,0.01,[0-9.E-]+$", File.ReadAllLines(Log)[1]);
    }

    /// <summary>A spreadsheet can follow.</summary>
    [Fact]
    public void A_row_is_there_when_its_epoch_is_reported()
    {
        var rows = new List<int>();
        Trainer.Fit(new LinearNetwork(2, 2), LinearData.Sums(40), new()
        {
            Epochs = 3,
            LogPath = Log,
            Progress = new Hears(_ =>
            {
                using var reader = new StreamReader(new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
                rows.Add(reader.ReadToEnd().Count(letter => letter == '\n'));
            }),
        });
        Assert.Equal([2, 3, 4], rows);
    }

    [Fact]
    public void A_new_training_begins_a_new_log()
    {
        TrainingOptions options = new() { Epochs = 2, LogPath = Log };
        Trainer.Fit(new LinearNetwork(2, 2), LinearData.Sums(40), options);
        Trainer.Fit(new LinearNetwork(2, 2), LinearData.Sums(40), options);
        Assert.Equal(3, File.ReadAllLines(Log).Length);
    }

    /// <summary>Training was killed after its second epoch's checkpoint and its fourth epoch's row: the third and fourth are done once more.</summary>
    [Fact]
    public void Resumed_training_appends_to_the_log()
    {
        TrainingOptions options = new()
        {
            Epochs = 4,
            LogPath = Log,
            CheckpointPath = Checkpoint,
            CheckpointInterval = TimeSpan.Zero,
            Progress = new Hears(epoch =>
            {
                if (epoch.Epoch == 2)
                    File.Copy(Checkpoint, Checkpoint + "2");
            }),
        };
        Trainer.Fit(new LinearNetwork(2, 2), LinearData.Sums(40), options);
        string[] before = File.ReadAllLines(Log);
        File.Move(Checkpoint + "2", Checkpoint, overwrite: true);
        Trainer.Fit(new LinearNetwork(2, 2), LinearData.Sums(40), options with { Epochs = 5, Resumes = true, Progress = null });

        string[] rows = File.ReadAllLines(Log);
        Assert.Equal(before[..3], rows[..3]);
        Assert.Equal(["1", "2", "3", "4", "5"], rows[1..].Select(row => row.Split(',')[0]));
        Assert.Equal(Numbers(before[4]), Numbers(rows[4]));

        // The time is another one.
        static string Numbers(string row) => row[..row.LastIndexOf(',')];
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_found_before_the_first_step()
    {
        var network = new LinearNetwork(2, 2);
        float[] before = [.. network.Parameters];
        string missing = Path.Combine(_folder, "missing", "file");
        foreach ((string option, Func<string, TrainingOptions> with) in new (string, Func<string, TrainingOptions>)[]
        {
            (nameof(TrainingOptions.CheckpointPath), path => new() { CheckpointPath = path }),
            (nameof(TrainingOptions.BestModelPath), path => new() { BestModelPath = path }),
            (nameof(TrainingOptions.LogPath), path => new() { LogPath = path }),
        })
        {
            Refuses<DirectoryNotFoundException>(
                $"The {option} cannot be used: '{missing}' cannot be written: the folder '{Path.GetDirectoryName(missing)}' does not exist.", with(missing));
            Refuses<UnauthorizedAccessException>($"The {option} cannot be used: '{_folder}' cannot be written: it is a folder.", with(_folder));
            File.WriteAllText(Model, "of an earlier training");
            File.SetAttributes(Model, FileAttributes.ReadOnly);
            Refuses<UnauthorizedAccessException>($"The {option} cannot be used: '{Model}' cannot be written: it is read-only.", with(Model));
            File.SetAttributes(Model, FileAttributes.Normal);
            Assert.Equal("of an earlier training", File.ReadAllText(Model));
            File.Delete(Model);
            if (OperatingSystem.IsWindows())
                continue;
            File.CreateSymbolicLink(Log, missing);
            Refuses<DirectoryNotFoundException>("does not exist", with(Log));
            File.Delete(Log);
        }

        Refuses<ArgumentException>("two of them are the same", new() { LogPath = Log, BestModelPath = Path.Combine(_folder, ".", "log.csv") });
        Assert.Equal(before, network.Parameters);
        Assert.Empty(Directory.GetFiles(_folder));

        void Refuses<TError>(string what, TrainingOptions options)
            where TError : Exception => Assert.Contains(
                what, Assert.Throws<TError>(() => Trainer.Fit(network, LinearData.Sums(40), options)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(TrainingOptions.BestModelPath))]
    [InlineData(nameof(TrainingOptions.LogPath))]
    public void Folds_share_no_file(string option)
    {
        TrainingOptions options = option == nameof(TrainingOptions.LogPath) ? new() { LogPath = Log } : new() { BestModelPath = Model };
        Assert.StartsWith(
            $"{option} names one file",
            Assert.Throws<ArgumentException>("options", () => CrossValidation.Run(() => new LinearNetwork(2, 2), LinearData.Sums(40), 5, options)).Message,
            StringComparison.Ordinal);
    }

    /// <summary>A step an epoch.</summary>
    private static TrainingOptions Options(ILearningRateSchedule schedule) => new() { Epochs = 6, BatchSize = 30, ValidationShare = 0.25, Schedule = schedule };

    private sealed class Rates(params float[] rates) : ILearningRateSchedule
    {
        public float At(long step) => rates[step];
    }

    private sealed class Hears(Action<TrainingEpoch> completed) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Completed is { } epoch)
                completed(epoch);
        }
    }
}
