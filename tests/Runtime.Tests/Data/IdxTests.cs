using System.Buffers.Binary;
using System.IO.Compression;
using CsCheck;
using Xunit;

namespace NetGen.Runtime.Tests.Data;

public sealed class IdxTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-idx").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The layout of MNIST: images of bytes, labels of bytes.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Images_of_bytes_become_shares(bool isCompressed, bool isMapped)
    {
        byte[] pixels = [.. Enumerable.Range(0, 3 * 11 * 7).Select(i => (byte)(i * 37))];
        string images = Write("images", [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 11, 0, 0, 0, 7, .. pixels], isCompressed);
        string labels = Write("labels", [0, 0, 8, 1, 0, 0, 0, 3, 9, 0, 200], isCompressed);
        Dataset<int> dataset = isMapped ? Idx.Map(images, labels) : Idx.Load(images, labels);
        using var files = dataset as IDisposable;

        Assert.Equal((3, 77, 1, !isMapped), (dataset.Count, dataset.InputSize, dataset.TargetSize, dataset.IsInMemory));
        float[] inputs = new float[3 * 77];
        int[] targets = new int[3];
        dataset.Read([2, 0, 1], inputs, targets);
        Assert.Equal([200, 9, 0], targets);
        byte[] expected = [.. pixels[154..], .. pixels[..77], .. pixels[77..154]];
        for (int i = 0; i < inputs.Length; i++)
            Assert.Equal(expected[i] / 255f, inputs[i], 1e-7f);
    }

    [Fact]
    public void What_was_written_is_read() => Gen.Select(Gen.Int[1, 20], Gen.Int[1, 40], Gen.Int, Gen.Bool).Sample(
        (count, size, seed, isMapped) =>
        {
            var random = new Random(seed);
            float[][] rows = [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, size).Select(_ => random.NextSingle() - 0.5f).ToArray())];
            int[] labels = [.. Enumerable.Range(0, count).Select(_ => random.Next())];
            string inputsPath = NewPath(), labelsPath = NewPath(), targetsPath = NewPath();
            Assert.Equal(count, Idx.Write(inputsPath, rows));
            Assert.Equal(count, Idx.Write(labelsPath, labels));
            Assert.Equal(count, Idx.Write(targetsPath, rows.Select(row => row[..1])));
            Dataset<int> classes = isMapped ? Idx.Map(inputsPath, labelsPath) : Idx.Load(inputsPath, labelsPath);
            Dataset<float> targets = isMapped ? Idx.MapRows(inputsPath, targetsPath) : Idx.LoadRows(inputsPath, targetsPath);
            using IDisposable? classFiles = classes as IDisposable, targetFiles = targets as IDisposable;

            int[] order = [.. Enumerable.Range(0, count)];
            random.Shuffle(order);
            float[] inputs = new float[count * size], readTargets = new float[count];
            int[] readLabels = new int[count];
            classes.Read(order, inputs, readLabels);
            Assert.Equal(order.SelectMany(i => rows[i]), inputs);
            Assert.Equal(order.Select(i => labels[i]), readLabels);
            targets.Read(order, inputs, readTargets);
            Assert.Equal(order.Select(i => rows[i][0]), readTargets);
        },
        iter: 30, threads: 1);

    [Theory]
    [InlineData(0x08, 1, 200)]
    [InlineData(0x09, 1, -56)]
    [InlineData(0x0B, 2, -300)]
    [InlineData(0x0C, 4, 70_000)]
    public void Labels_are_whole_numbers_of_any_size(byte type, int size, int value)
    {
        byte[] big = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(big, value);
        string labels = Write("labels", [0, 0, type, 1, 0, 0, 0, 1, .. big[(4 - size)..]]);
        int[] read = new int[1];
        Idx.Load(Write("inputs", [0, 0, 8, 1, 0, 0, 0, 1, 255]), labels).Read([0], new float[1], read);
        Assert.Equal([value], read);
    }

    [Fact]
    public void Features_may_be_doubles_or_signed()
    {
        byte[] number = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(number, -2.5);
        string labels = Write("labels", [0, 0, 8, 1, 0, 0, 0, 1, 0]);
        float[] read = new float[1];
        Idx.Load(Write("doubles", [0, 0, 0x0E, 1, 0, 0, 0, 1, .. number]), labels).Read([0], read, new int[1]);
        Assert.Equal([-2.5f], read);
        using IdxDataset<int> signed = Idx.Map(Write("signed", [0, 0, 0x0B, 1, 0, 0, 0, 1, 0xFF, 0xFE]), labels);
        signed.Read([0], read, new int[1]);
        Assert.Equal([-2], read);
    }

    [Theory]
    [InlineData("does not start like one", new byte[] { 1, 0, 8, 1, 0, 0, 0, 1, 5 })]
    [InlineData("does not start like one", new byte[] { 0, 0 })]
    [InlineData("0x0A", new byte[] { 0, 0, 10, 1, 0, 0, 0, 1, 5 })]
    [InlineData("0 dimensions", new byte[] { 0, 0, 8, 0 })]
    [InlineData("200 dimensions", new byte[] { 0, 0, 8, 200 })]
    [InlineData("8 bytes, but it ends after 6", new byte[] { 0, 0, 8, 1, 0, 0 })]
    [InlineData("has 8 bytes, but its header requires 9", new byte[] { 0, 0, 8, 1, 0, 0, 0, 1 })]
    [InlineData("has 10 bytes, but its header requires 9", new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 5, 5 })]
    [InlineData("extent 0 is -1", new byte[] { 0, 0, 8, 1, 255, 255, 255, 255 })]
    [InlineData("extent 1 is 0", new byte[] { 0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 0 })]
    [InlineData("more than 2147483647 elements", new byte[] { 0, 0, 8, 3, 0, 0, 0, 1, 127, 0, 0, 0, 127, 0, 0, 0 })]
    [InlineData("more than 2147483647 bytes", new byte[] { 0, 0, 14, 2, 0, 0, 0, 0, 127, 0, 0, 0 })]
    public void A_malformed_file_is_named_with_what_is_wrong(string what, byte[] bytes)
    {
        string bad = Write("bad", bytes);
        string good = Write("good", [0, 0, 8, 1, 0, 0, 0, 1, 5]);
        foreach (Action read in (Action[])[() => Idx.Load(bad, good), () => Idx.Map(bad, good), () => Idx.Load(good, bad)])
        {
            string message = Assert.Throws<InvalidDataException>(read).Message;
            Assert.Contains(what, message, StringComparison.Ordinal);
            Assert.Contains(bad, message, StringComparison.Ordinal);
        }
    }

    /// <summary>The length that such a header promises is 2^64 + 44 bytes.</summary>
    [Fact]
    public void Sizes_that_wrap_around_are_refused()
    {
        byte[] bytes = new byte[44];
        new byte[] { 0, 0, 14, 2 }.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), 1_263_665_316);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), 1_824_726_041);
        string bad = Write("bad", bytes);
        Assert.Throws<InvalidDataException>(() => Idx.LoadRows(bad, bad));
        Assert.Throws<InvalidDataException>(() => Idx.MapRows(bad, bad));
    }

    [Fact]
    public void A_double_that_no_float_can_hold_is_refused()
    {
        byte[] numbers = new byte[16];
        BinaryPrimitives.WriteDoubleBigEndian(numbers, double.NegativeInfinity);
        BinaryPrimitives.WriteDoubleBigEndian(numbers.AsSpan(8), -1e300);
        string path = Write("doubles", [0, 0, 14, 1, 0, 0, 0, 2, .. numbers]);
        using IdxDataset<float> mapped = Idx.MapRows(path, path);
        foreach (Dataset<float> dataset in (Dataset<float>[])[mapped, Idx.LoadRows(path, path)])
        {
            float[] inputs = new float[1], targets = new float[1];
            dataset.Read([0], inputs, targets);
            Assert.Equal([float.NegativeInfinity, float.NegativeInfinity], [inputs[0], targets[0]]);
            string message = Assert.Throws<InvalidDataException>(() => dataset.Read([1], inputs, targets)).Message;
            Assert.Contains("element 0 of item 1 is -1E+300", message, StringComparison.Ordinal);
            Assert.Contains(path, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_that_is_truncated_while_it_is_mapped_is_named()
    {
        string inputs = NewPath(), labels = NewPath();
        Idx.Write(inputs, Enumerable.Range(0, 10_000).Select(i => new float[] { i, -i }));
        Idx.Write(labels, Enumerable.Range(0, 10_000));
        using IdxDataset<int> dataset = Idx.Map(inputs, labels);
        float[] features = new float[2];
        int[] label = new int[1];
        dataset.Read([9_999], features, label);
        Assert.Equal([9_999, -9_999], features);
        // Windows does not let anybody do that.
        if (OperatingSystem.IsWindows())
            return;
        using (var file = new FileStream(inputs, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            file.SetLength(12 + 4);
        string message = Assert.Throws<InvalidDataException>(() => dataset.Read([9_999], features, label)).Message;
        Assert.Equal(
            $"'{inputs}' cannot be read as an IDX file: it was truncated after it was opened: it has 0 of the 8 bytes of item 9999.", message);
        Assert.Contains(
            "4 of the 8 bytes of item 0", Assert.Throws<InvalidDataException>(() => dataset.Read([0], features, label)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapped_dataset_reads_until_it_is_disposed_of()
    {
        string inputs = NewPath(), labels = NewPath();
        Idx.Write(inputs, [[1f], [2f]]);
        Idx.Write(labels, [3, 4]);
        IdxDataset<int> dataset = Idx.Map(inputs, labels);
        Dataset<int> part = dataset.Subset(1);
        // What is open can be replaced and deleted; the dataset goes on with what it has.
        Idx.Write(inputs, [[5f], [6f]]);
        File.Delete(labels);
        float[] features = new float[1];
        int[] label = new int[1];
        part.Read([0], features, label);
        Assert.Equal((2f, 4), (features[0], label[0]));
        dataset.Dispose();
        dataset.Dispose();
        Assert.Throws<ObjectDisposedException>(() => dataset.Read([0], features, label));
        Assert.Throws<ObjectDisposedException>(() => part.Read([0], features, label));
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_whole()
    {
        string path = NewPath();
        Idx.Write(path, [[1f, 2f], [3f, 4f]]);
        byte[] before = File.ReadAllBytes(path);
        Assert.Throws<ArgumentException>(() => Idx.Write(path, Array.Empty<float[]>()));
        Assert.Throws<ArgumentException>(() => Idx.Write(path, Array.Empty<int>()));
        Assert.Throws<ArgumentException>(() => Idx.Write(path, [[1f, 2f], [3f]]));
        Assert.Throws<ArgumentException>(() => Idx.Write(path, [Array.Empty<float>()]));
        Assert.Throws<InvalidTimeZoneException>(() => Idx.Write(path, Enumerable.Range(0, 100_000).Select(i => i < 99_999 ? i : throw new InvalidTimeZoneException())));
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_can_be_written_from_itself()
    {
        string path = NewPath();
        Idx.Write(path, [[1f, 2f], [3f, 4f], [5f, 6f]]);
        using (IdxDataset<float> old = Idx.MapRows(path, path))
        {
            Assert.Equal(3, Idx.Write(path, Enumerable.Range(0, 3).Select(i =>
            {
                float[] row = new float[2];
                old.Read([2 - i], row, new float[2]);
                return row;
            })));
        }

        float[] rows = new float[6];
        Idx.LoadRows(path, path).Read([0, 1, 2], rows, new float[6]);
        Assert.Equal([5f, 6, 3, 4, 1, 2], rows);
    }

    [Fact]
    public void Files_that_do_not_fit_are_refused()
    {
        string one = Write("one", [0, 0, 8, 1, 0, 0, 0, 1, 5]), two = Write("two", [0, 0, 8, 1, 0, 0, 0, 2, 5, 5]);
        Assert.Contains("1 items", Assert.Throws<InvalidDataException>(() => Idx.Load(two, one)).Message, StringComparison.Ordinal);
        string floats = Write("floats", [0, 0, 0x0D, 1, 0, 0, 0, 1, 0, 0, 0, 0]), rows = Write("rows", [0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 2, 5, 5]);
        Assert.Contains("integers", Assert.Throws<InvalidDataException>(() => Idx.Load(one, floats)).Message, StringComparison.Ordinal);
        Assert.Contains("it has 2", Assert.Throws<InvalidDataException>(() => Idx.Load(one, rows)).Message, StringComparison.Ordinal);
        string compressed = Write("compressed", [0, 0, 8, 1, 0, 0, 0, 1, 5], isCompressed: true);
        Assert.Contains("compressed", Assert.Throws<InvalidDataException>(() => Idx.Map(compressed, one)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Idx.Load(one, Path.Combine(_folder, "none")));
        Assert.Throws<ArgumentException>(() => Idx.Write(NewPath(), Array.Empty<int>()));
        Assert.Throws<ArgumentException>(() => Idx.Write(NewPath(), [[1f], [1f, 2f]]));
    }

    private string NewPath() => Path.Combine(_folder, Path.GetRandomFileName());

    private string Write(string name, byte[] bytes, bool isCompressed = false)
    {
        string path = Path.Combine(_folder, name);
        using FileStream file = File.Create(path);
        using Stream stream = isCompressed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write(bytes);
        return path;
    }
}
