using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// Reads and writes the IDX format of MNIST (LeCun, Cortes and Burges): one file has the features of all samples, and another has their
/// classes or targets. Features that are bytes are divided by 255, so they are 0 to 1. Other numbers are read unchanged.
/// </summary>
public static class Idx
{
    /// <summary>
    /// Reads samples with a class each into memory. Files with bytes stay bytes in memory. Files that are compressed with gzip are
    /// decompressed.
    /// </summary>
    /// <param name="inputsPath">
    /// The file with the features: any type and any number of dimensions, the first of which is the number of samples.
    /// </param>
    /// <param name="labelsPath">The file with the class indices: integers with one dimension.</param>
    /// <exception cref="InvalidDataException">A file is malformed, or the two files do not match.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Dataset<int> Load(string inputsPath, string labelsPath) =>
        Labelled(IdxFile.Load(inputsPath), IdxFile.Load(labelsPath));

    /// <summary>
    /// Opens files of samples with a class each. The files can be larger than memory, and samples are read when they are needed. The
    /// files are open until the dataset is disposed.
    /// </summary>
    /// <param name="inputsPath">
    /// The file with the features: any type and any number of dimensions, the first of which is the number of samples. It must not be
    /// compressed.
    /// </param>
    /// <param name="labelsPath">The file with the class indices: integers with one dimension. It must not be compressed.</param>
    /// <exception cref="InvalidDataException">A file is malformed, or the two files do not match.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IdxDataset<int> Map(string inputsPath, string labelsPath) =>
        Map(inputsPath, labelsPath, Labelled);

    /// <summary>Reads samples with a row of targets each into memory.</summary>
    /// <param name="inputsPath">
    /// The file with the features: any type and any number of dimensions, the first of which is the number of samples.
    /// </param>
    /// <param name="targetsPath">The file with the targets, in the same format.</param>
    /// <exception cref="InvalidDataException">A file is malformed, or the two files do not match.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Dataset<float> LoadRows(string inputsPath, string targetsPath) =>
        WithRows(IdxFile.Load(inputsPath), IdxFile.Load(targetsPath));

    /// <summary>
    /// Opens files of samples with a row of targets each. Samples are read when they are needed. The files are open until the dataset is
    /// disposed.
    /// </summary>
    /// <param name="inputsPath">
    /// The file with the features: any type and any number of dimensions, the first of which is the number of samples. It must not be
    /// compressed.
    /// </param>
    /// <param name="targetsPath">The file with the targets, in the same format.</param>
    /// <exception cref="InvalidDataException">A file is malformed, or the two files do not match.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IdxDataset<float> MapRows(string inputsPath, string targetsPath) =>
        Map(inputsPath, targetsPath, WithRows);

    /// <summary>
    /// Writes rows of features or targets one by one, so they don't have to fit into memory. An existing file is replaced when all rows
    /// are written. If the method fails, the existing file is unchanged.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">The rows, which all have the same length.</param>
    /// <returns>The number of items written.</returns>
    /// <exception cref="ArgumentException">There are no rows, or their lengths are different.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or access to it is denied.</exception>
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
                throw new ArgumentException($"Row {index} has {row.Length} values; expected {size}, like the first row.", nameof(rows));
            float[] reversed = [.. row];
            IdxElement.ReverseSingles(reversed);
            stream.Write(MemoryMarshal.AsBytes<float>(reversed));
        });
    }

    /// <summary>
    /// Writes class indices one by one. An existing file is replaced when all indices are written. If the method fails, the existing file
    /// is unchanged.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="labels">The index of each sample's class.</param>
    /// <returns>The number of items written.</returns>
    /// <exception cref="ArgumentException">There are no labels.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or access to it is denied.</exception>
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
                    throw new ArgumentException($"There are more than {int.MaxValue} items, the maximum of a file.", nameof(items));
                writeItem(stream, item, count);
                count++;
            }

            if (count == 0)
                throw new ArgumentException("There are no items to write.", nameof(items));
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
            throw labels.Malformed("its elements are not integers, as class indices must be");
        if (labels.ItemSize != 1)
            throw labels.Malformed($"it has {labels.ItemSize} values for each sample; expected one class index");
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
            throw targets.Malformed($"it has {targets.Count} items, but '{inputs.Path}' has {inputs.Count} samples");
    }
}
