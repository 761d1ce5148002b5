using System.Text;

namespace NetGen;

/// <summary>The log of a training in a file: a row of comma-separated values for each epoch, in the invariant culture.</summary>
internal sealed class EpochTable : IDisposable
{
    private const string Header = "epoch,loss,validation_loss,validation_accuracy,learning_rate,seconds";

    private readonly StreamWriter _writer;

    /// <param name="path">The file. Others may read it while training goes on.</param>
    /// <param name="epochs">The epochs before. Rows of others, which no checkpoint has, are gone.</param>
    public EpochTable(string path, IEnumerable<TrainingEpoch> epochs)
    {
        var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete);
        _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        _writer.WriteLine(Header);
        foreach (TrainingEpoch epoch in epochs)
            Write(epoch);
        _writer.Flush();
    }

    /// <summary>Adds an epoch. A reader finds its row at once.</summary>
    public void Add(TrainingEpoch epoch)
    {
        Write(epoch);
        _writer.Flush();
    }

    public void Dispose() => _writer.Dispose();

    private void Write(TrainingEpoch epoch) => _writer.WriteLine(string.Join(
        ',',
        ExactNumber.Write(epoch.Epoch),
        Field(epoch.Loss),
        Field(epoch.ValidationLoss),
        Field(epoch.ValidationAccuracy),
        ExactNumber.Write(epoch.LearningRate),
        ExactNumber.Write(epoch.Elapsed.TotalSeconds)));

    /// <summary>A field that has no value is empty.</summary>
    private static string Field(double value) => double.IsNaN(value) ? "" : ExactNumber.Write(value);
}
