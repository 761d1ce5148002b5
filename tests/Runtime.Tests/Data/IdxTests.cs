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
        Idx.Map(Write("signed", [0, 0, 0x0B, 1, 0, 0, 0, 1, 0xFF, 0xFE]), labels).Read([0], read, new int[1]);
        Assert.Equal([-2], read);
    }

    [Theory]
    [InlineData("does not begin like one", new byte[] { 1, 0, 8, 1, 0, 0, 0, 1, 5 })]
    [InlineData("does not begin like one", new byte[] { 0, 0 })]
    [InlineData("0x0A", new byte[] { 0, 0, 10, 1, 0, 0, 0, 1, 5 })]
    [InlineData("0 dimensions", new byte[] { 0, 0, 8, 0 })]
    [InlineData("200 dimensions", new byte[] { 0, 0, 8, 200 })]
    [InlineData("8 bytes, and it ends after 6", new byte[] { 0, 0, 8, 1, 0, 0 })]
    [InlineData("promises 9 bytes, and it has 8", new byte[] { 0, 0, 8, 1, 0, 0, 0, 1 })]
    [InlineData("promises 9 bytes, and it has 10", new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 5, 5 })]
    [InlineData("extent 0 is -1", new byte[] { 0, 0, 8, 1, 255, 255, 255, 255 })]
    [InlineData("extent 1 is 0", new byte[] { 0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 0 })]
    [InlineData("more than 2147483647 elements", new byte[] { 0, 0, 8, 3, 0, 0, 0, 1, 127, 0, 0, 0, 127, 0, 0, 0 })]
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

    [Fact]
    public void Files_that_do_not_fit_are_refused()
    {
        string one = Write("one", [0, 0, 8, 1, 0, 0, 0, 1, 5]), two = Write("two", [0, 0, 8, 1, 0, 0, 0, 2, 5, 5]);
        Assert.Contains("1 items", Assert.Throws<InvalidDataException>(() => Idx.Load(two, one)).Message, StringComparison.Ordinal);
        string floats = Write("floats", [0, 0, 0x0D, 1, 0, 0, 0, 1, 0, 0, 0, 0]), rows = Write("rows", [0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 2, 5, 5]);
        Assert.Contains("whole numbers", Assert.Throws<InvalidDataException>(() => Idx.Load(one, floats)).Message, StringComparison.Ordinal);
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
