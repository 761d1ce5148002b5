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
        Labelled(IdxFile.Load(inputsPath), inputsPath, IdxFile.Load(labelsPath), labelsPath);

    /// <summary>
    /// Samples with a class each, of files that are mapped into memory: they may be larger than it, and only what is read is loaded.
    /// </summary>
    /// <param name="inputsPath">The features: any type, any number of dimensions, of which the first counts the samples. Not compressed.</param>
    /// <param name="labelsPath">The indices of the classes: whole numbers, one dimension. Not compressed.</param>
    /// <exception cref="InvalidDataException">A file is malformed, or the two do not fit.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Dataset<int> Map(string inputsPath, string labelsPath) =>
        Labelled(IdxFile.Map(inputsPath), inputsPath, IdxFile.Map(labelsPath), labelsPath);

    /// <summary>Reads samples with a row of targets each into memory.</summary>
    /// <param name="inputsPath">The features: any type, any number of dimensions, of which the first counts the samples.</param>
    /// <param name="targetsPath">The targets, likewise.</param>
    /// <exception cref="InvalidDataException">A file is malformed, or the two do not fit.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Dataset<float> LoadRows(string inputsPath, string targetsPath) =>
        WithRows(IdxFile.Load(inputsPath), inputsPath, IdxFile.Load(targetsPath), targetsPath);

    /// <summary>Samples with a row of targets each, of files that are mapped into memory.</summary>
    /// <param name="inputsPath">The features: any type, any number of dimensions, of which the first counts the samples. Not compressed.</param>
    /// <param name="targetsPath">The targets, likewise.</param>
    /// <exception cref="InvalidDataException">A file is malformed, or the two do not fit.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Dataset<float> MapRows(string inputsPath, string targetsPath) =>
        WithRows(IdxFile.Map(inputsPath), inputsPath, IdxFile.Map(targetsPath), targetsPath);

    /// <summary>Writes rows as they come, so that there may be more than memory holds: features, or targets.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">The rows, of the same length each.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="ArgumentException">There is no row, or one has another length than the first.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
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

    /// <summary>Writes class indices as they come.</summary>
    /// <param name="path">The file.</param>
    /// <param name="labels">The index of each sample's class.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="ArgumentException">There is no label.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static int Write(string path, IEnumerable<int> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return Write(path, IdxType.Int32, dimensions: 1, labels, (stream, label, _) => WriteInteger(stream, label));
    }

    private static int Write<T>(string path, IdxType type, byte dimensions, IEnumerable<T> items, Action<Stream, T, int> writeItem)
    {
        using FileStream stream = File.Create(path);
        stream.Write([0, 0, (byte)type, dimensions]);
        long countPosition = stream.Position;
        WriteInteger(stream, 0);
        int count = 0;
        foreach (T item in items)
        {
            writeItem(stream, item, count);
            count = checked(count + 1);
        }

        if (count == 0)
            throw new ArgumentException("There is nothing to write.", nameof(items));
        stream.Position = countPosition;
        WriteInteger(stream, count);
        return count;
    }

    private static void WriteInteger(Stream stream, int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        stream.Write(bytes);
    }

    private static IdxDataset<int> Labelled(IdxFile inputs, string inputsPath, IdxFile labels, string labelsPath)
    {
        if (labels.Type is IdxType.Single or IdxType.Double)
            throw IdxFile.Malformed(labelsPath, "class indices are whole numbers, and its elements are not");
        if (labels.ItemSize != 1)
            throw IdxFile.Malformed(labelsPath, $"there is one class index a sample, and it has {labels.ItemSize}");
        RequireSameCount(inputs, inputsPath, labels, labelsPath);
        return new IdxDataset<int>(inputs, labels);
    }

    private static IdxDataset<float> WithRows(IdxFile inputs, string inputsPath, IdxFile targets, string targetsPath)
    {
        RequireSameCount(inputs, inputsPath, targets, targetsPath);
        return new IdxDataset<float>(inputs, targets);
    }

    private static void RequireSameCount(IdxFile inputs, string inputsPath, IdxFile targets, string targetsPath)
    {
        if (inputs.Count != targets.Count)
            throw IdxFile.Malformed(targetsPath, $"it has {targets.Count} items, and '{inputsPath}' has {inputs.Count} samples");
    }
}
