using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// The IDX format of MNIST and its relatives (LeCun, Cortes and Burges): one file with the features of all samples, one with their classes
/// or targets. Features that are bytes are read as shares of 255, 0 to 1; all other numbers as they are.
/// </summary>
public static class Idx
{
    /// <summary>Reads samples with a class each into memory, as bytes if that is what the file has. Files compressed with gzip are expanded.</summary>
    /// <param name="inputsPath">The features: any type, any number of dimensions, of which the first counts the samples.</param>
    /// <param name="labelsPath">The indices of the classes: whole numbers, one dimension.</param>
    /// <exception cref="InvalidDataException">A file is malformed, or the two do not fit.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Dataset<int> Load(string inputsPath, string labelsPath) =>
        Labelled(IdxFile.Load(inputsPath), IdxFile.Load(labelsPath));

    /// <summary>
    /// Samples with a class each, of files that stay on disk: they may be larger than memory, and only what is asked for is read. The files
    /// are open until the dataset is disposed of.
    /// </summary>
    /// <param name="inputsPath">The features: any type, any number of dimensions, of which the first counts the samples. Not compressed.</param>
    /// <param name="labelsPath">The indices of the classes: whole numbers, one dimension. Not compressed.</param>
    /// <exception cref="InvalidDataException">A file is malformed, or the two do not fit.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IdxDataset<int> Map(string inputsPath, string labelsPath) =>
        Map(inputsPath, labelsPath, Labelled);

    /// <summary>Reads samples with a row of targets each into memory.</summary>
    /// <param name="inputsPath">The features: any type, any number of dimensions, of which the first counts the samples.</param>
    /// <param name="targetsPath">The targets, likewise.</param>
    /// <exception cref="InvalidDataException">A file is malformed, or the two do not fit.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Dataset<float> LoadRows(string inputsPath, string targetsPath) =>
        WithRows(IdxFile.Load(inputsPath), IdxFile.Load(targetsPath));

    /// <summary>Samples with a row of targets each, of files that stay on disk and are open until the dataset is disposed of.</summary>
    /// <param name="inputsPath">The features: any type, any number of dimensions, of which the first counts the samples. Not compressed.</param>
    /// <param name="targetsPath">The targets, likewise.</param>
    /// <exception cref="InvalidDataException">A file is malformed, or the two do not fit.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IdxDataset<float> MapRows(string inputsPath, string targetsPath) =>
        Map(inputsPath, targetsPath, WithRows);

    /// <summary>
    /// Writes rows as they come, so that there may be more than memory holds: features, or targets. The old file is replaced when all rows
    /// have been written; if anything fails before, it is unchanged.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">The rows, of the same length each.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="ArgumentException">There is no row, or one has another length than the first.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or may not be written.</exception>
    public static int Write(string path, IEnumerable<float[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int size = 0;
        return Write(path, IdxType.Single, dimensions: 2, rows, (stream, row, index) =>
        {
            if (index == 0)
            {
                size = row.Length > 0 ? row.Length : throw new ArgumentException("The first row is empty.", nameof(rows));
                WriteInteger(stream, size);
            }

            if (row.Length != size)
                throw new ArgumentException($"Row {index} has {row.Length} values, not {size} like the first.", nameof(rows));
            float[] reversed = [.. row];
            IdxElement.ReverseSingles(reversed);
            stream.Write(MemoryMarshal.AsBytes<float>(reversed));
        });
    }

    /// <summary>
    /// Writes class indices as they come. The old file is replaced when all have been written; if anything fails before, it is unchanged.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="labels">The index of each sample's class.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="ArgumentException">There is no label.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or may not be written.</exception>
    public static int Write(string path, IEnumerable<int> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return Write(path, IdxType.Int32, dimensions: 1, labels, (stream, label, _) => WriteInteger(stream, label));
    }

    private static int Write<T>(string path, IdxType type, byte dimensions, IEnumerable<T> items, Action<Stream, T, int> writeItem)
    {
        int count = 0;
        AtomicFile.Write(path, stream =>
        {
            stream.Write([0, 0, (byte)type, dimensions]);
            long countPosition = stream.Position;
            WriteInteger(stream, 0);
            foreach (T item in items)
            {
                if (count == int.MaxValue)
                    throw new ArgumentException($"There are more than {int.MaxValue} items, which is the most that a file can have.", nameof(items));
                writeItem(stream, item, count);
                count++;
            }

            if (count == 0)
                throw new ArgumentException("There is nothing to write.", nameof(items));
            stream.Position = countPosition;
            WriteInteger(stream, count);
        });
        return count;
    }

    private static void WriteInteger(Stream stream, int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        stream.Write(bytes);
    }

    /// <summary>Opens two files, and leaves neither open if something is wrong with one.</summary>
    private static TDataset Map<TDataset>(string inputsPath, string targetsPath, Func<IdxFile, IdxFile, TDataset> combine)
    {
        IdxFile inputs = IdxFile.Map(inputsPath);
        IdxFile? targets = null;
        try
        {
            targets = IdxFile.Map(targetsPath);
            return combine(inputs, targets);
        }
        catch
        {
            inputs.Dispose();
            targets?.Dispose();
            throw;
        }
    }

    private static IdxDataset<int> Labelled(IdxFile inputs, IdxFile labels)
    {
        if (labels.Type is IdxType.Single or IdxType.Double)
            throw labels.Malformed("class indices are whole numbers, and its elements are not");
        if (labels.ItemSize != 1)
            throw labels.Malformed($"there is one class index a sample, and it has {labels.ItemSize}");
        RequireSameCount(inputs, labels);
        return new IdxDataset<int>(inputs, labels);
    }

    private static IdxDataset<float> WithRows(IdxFile inputs, IdxFile targets)
    {
        RequireSameCount(inputs, targets);
        return new IdxDataset<float>(inputs, targets);
    }

    private static void RequireSameCount(IdxFile inputs, IdxFile targets)
    {
        if (inputs.Count != targets.Count)
            throw targets.Malformed($"it has {targets.Count} items, and '{inputs.Path}' has {inputs.Count} samples");
    }
}
