using System.Text;

namespace NetGen;

/// <summary>The log of a training in a file: a row of comma-separated values for each epoch, in the invariant culture.</summary>
internal sealed class EpochTable : IDisposable
{
    private const string Header = "epoch,loss,validation_loss,validation_accuracy,learning_rate,seconds";

    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    private readonly StreamWriter _writer;

    /// <param name="path">The file, which is replaced as a whole. Others may read it while training goes on.</param>
    /// <param name="epochs">The epochs before. Rows of others, which no checkpoint has, are gone.</param>
    public EpochTable(string path, IEnumerable<TrainingEpoch> epochs)
    {
        AtomicFile.Write(path, stream =>
        {
            using StreamWriter writer = WriterTo(stream, leaveOpen: true);
            writer.WriteLine(Header);
            foreach (TrainingEpoch epoch in epochs)
                Write(writer, epoch);
        });
        _writer = WriterTo(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read | FileShare.Delete));
    }

    /// <summary>Adds an epoch. A reader finds its row at once.</summary>
    public void Add(TrainingEpoch epoch)
    {
        Write(_writer, epoch);
        _writer.Flush();
    }

    public void Dispose() => _writer.Dispose();

    private static StreamWriter WriterTo(Stream stream, bool leaveOpen = false) => new(stream, Encoding, leaveOpen: leaveOpen) { NewLine = "\n" };

    private static void Write(StreamWriter writer, TrainingEpoch epoch) => writer.WriteLine(string.Join(
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
