using System.Runtime.InteropServices;
using Xunit;

namespace NetGen.Runtime.Tests.Files;

/// <summary>Files as they are written, and files that PyTorch's users write.</summary>
public sealed class NetworkFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-files").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_has_the_names_and_layouts_of_PyTorch()
    {
        FileNetwork network = FileNetwork.Small();
        byte[] file = network.Save();
        string header = SafeTensorsFile.HeaderOf(file);
        Assert.StartsWith("{\"__metadata__\":{\"format\":\"pt\",\"netgen.format\":\"2\",\"netgen.kind\":\"parameters\",\"netgen.name\":\"FileNetwork\"", header, StringComparison.Ordinal);
        Assert.Contains($"\"netgen.fingerprint\":\"{network.Description.Fingerprint}\"", header, StringComparison.Ordinal);
        Assert.EndsWith(
            "\"fc1.weight\":{\"dtype\":\"F32\",\"shape\":[5,3],\"data_offsets\":[0,60]},"
                + "\"fc1.bias\":{\"dtype\":\"F32\",\"shape\":[5],\"data_offsets\":[60,80]},"
                + "\"fc2.weight\":{\"dtype\":\"F32\",\"shape\":[2,5],\"data_offsets\":[80,120]},"
                + "\"fc2.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[120,128]}}",
            header.TrimEnd(' '),
            StringComparison.Ordinal);
        Assert.Equal(0, header.Length % 8);
        Assert.Equal(network.Parameters, MemoryMarshal.Cast<byte, float>(SafeTensorsFile.DataOf(file)).ToArray());
    }

    [Fact]
    public void What_was_saved_is_loaded()
    {
        string path = Path.Combine(_folder, "network.safetensors");
        FileNetwork saved = FileNetwork.Small(), loaded = FileNetwork.Small();
        saved.Parameters[3] = float.Epsilon;
        saved.Save(path);
        loaded.Fill(9);
        loaded.Load(path);
        Assert.Equal(saved.Parameters, loaded.Parameters);

        saved.Fill(1);
        saved.Save(path);
        loaded.Load(path);
        Assert.Equal(saved.Parameters, loaded.Parameters);
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_save_that_fails_leaves_the_old_file_whole()
    {
        string path = Path.Combine(_folder, "network.safetensors");
        FileNetwork.Small().Save(path);
        byte[] before = File.ReadAllBytes(path);
        // A tensor that the parameters are too few for.
        var broken = new FileNetwork("3 > dense 5", new TensorDescription("0.weight", 5, 3)) { };
        broken.CopyParametersFrom(new float[20]);
        Assert.ThrowsAny<ArgumentException>(() => broken.Save(path));
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    /// <summary>Another order, no metadata, spaces: the format leaves that open.</summary>
    [Fact]
    public void Tensors_may_lie_in_any_order()
    {
        float[] values = [.. Enumerable.Range(0, 32).Select(i => (float)i)];
        byte[] file = SafeTensorsFile.Of(
            """
            { "fc2.weight": { "shape": [2, 5], "data_offsets": [0, 40], "dtype": "F32" },
              "fc1.bias": { "dtype": "F32", "shape": [5], "data_offsets": [48, 68] },
              "fc2.bias": { "dtype": "F32", "shape": [2], "data_offsets": [40, 48] },
              "fc1.weight": { "dtype": "F32", "shape": [5, 3], "data_offsets": [68, 128] } }   
            """,
            MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
        FileNetwork network = FileNetwork.Small();
        network.Load(file);
        Assert.Equal([.. values[17..32], .. values[12..17], .. values[..10], .. values[10..12]], network.Parameters);
    }

    [Theory]
    [InlineData("F64", 8)]
    [InlineData("F16", 2)]
    [InlineData("BF16", 2)]
    public void Other_precisions_are_converted(string type, int size)
    {
        float[] values = [.. Enumerable.Range(0, 32).Select(i => (i - 16) / 4f)];
        byte[] data = [.. values.SelectMany(value => type switch
        {
            "F64" => BitConverter.GetBytes((double)value),
            "F16" => BitConverter.GetBytes((Half)value),
            _ => BitConverter.GetBytes(value)[2..],
        })];
        byte[] file = SafeTensorsFile.Of(
            $$"""
            {"fc1.weight":{"dtype":"{{type}}","shape":[5,3],"data_offsets":[0,{{15 * size}}]},
             "fc1.bias":{"dtype":"{{type}}","shape":[5],"data_offsets":[{{15 * size}},{{20 * size}}]},
             "fc2.weight":{"dtype":"{{type}}","shape":[2,5],"data_offsets":[{{20 * size}},{{30 * size}}]},
             "fc2.bias":{"dtype":"{{type}}","shape":[2],"data_offsets":[{{30 * size}},{{32 * size}}]} }
            """,
            data);
        FileNetwork network = FileNetwork.Small();
        network.Load(file);
        Assert.Equal(values, network.Parameters);
    }

    [Fact]
    public void A_stream_need_not_seek()
    {
        FileNetwork saved = FileNetwork.Small(), loaded = FileNetwork.Small();
        loaded.Fill(9);
        NetworkFile.Load(loaded, new ForwardStream(saved.Save()));
        Assert.Equal(saved.Parameters, loaded.Parameters);

        loaded.Fill(9);
        byte[] file = saved.Save();
        foreach (int length in (int[])[0, 7, 8, 100, file.Length - 1])
            Assert.Throws<NetworkFileException>(() => NetworkFile.Load(loaded, new ForwardStream(file[..length])));
        Assert.Throws<NetworkFileException>(() => NetworkFile.Load(loaded, new ForwardStream([.. file, 0])));
        Assert.All(loaded.Parameters, parameter => Assert.Equal(9, parameter));
    }
}
