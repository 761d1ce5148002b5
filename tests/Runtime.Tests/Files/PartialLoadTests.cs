using System.Globalization;
using System.Runtime.InteropServices;
using Xunit;

namespace NetGen.Runtime.Tests.Files;

/// <summary>Files that have more, less or something else than the network, and what the caller allows of that.</summary>
public class PartialLoadTests
{
    private static readonly LoadOptions Partial = new() { AllowsPartial = true };

    // A classifier of other classes, with a layer and a counter that the network does not have, and without one bias.
    private static readonly byte[] Pretrained = SafeTensorsFile.Of(
        """
        {"bn.num_batches_tracked":{"dtype":"I64","shape":[],"data_offsets":[0,8]},
         "fc2.weight":{"dtype":"F32","shape":[4,5],"data_offsets":[8,88]},
         "fc1.weight":{"dtype":"F32","shape":[5,3],"data_offsets":[88,148]},
         "bn.weight":{"dtype":"F16","shape":[5],"data_offsets":[148,158]},
         "fc2.bias":{"dtype":"I32","shape":[2],"data_offsets":[158,166]},
         "empty":{"dtype":"F32","shape":[0],"data_offsets":[166,166]} }
        """,
        [.. new byte[88], .. MemoryMarshal.AsBytes<float>(Enumerable.Repeat(3f, 15).ToArray()), .. new byte[18]]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_fits_is_taken_and_the_rest_reported(bool seeks)
    {
        FileNetwork network = FileNetwork.Small();
        network.Fill(9);
        using Stream stream = seeks ? new MemoryStream(Pretrained) : new ForwardStream(Pretrained);
        LoadReport report = network.Load(stream, Partial);
        Assert.Equal<string>(["fc1.weight"], report.Taken);
        Assert.Equal<string>(["bn.num_batches_tracked", "bn.weight", "empty"], report.Skipped.Order(StringComparer.Ordinal));
        Assert.Equal<string>(["fc1.bias"], report.Missing);
        Assert.Equal(
            [("fc2.weight", "F32 [4, 5]", "F32 [2, 5]"), ("fc2.bias", "I32 [2]", "F32 [2]")],
            report.Mismatched.Select(tensor => (tensor.Name, tensor.InFile, tensor.InNetwork)));
        Assert.False(report.IsComplete);
        Assert.Contains("fc2.weight is F32 [4, 5] in the file and F32 [2, 5] in the network", report.ToString(), StringComparison.Ordinal);
        Assert.Equal([.. Enumerable.Repeat(3f, 15), .. Enumerable.Repeat(9f, 17)], network.Parameters);
    }

    [Fact]
    public void Without_leave_the_first_difference_is_named_with_what_allows_it()
    {
        FileNetwork network = FileNetwork.Small();
        network.Fill(9);
        string message = Assert.Throws<NetworkFileException>(() => network.Load(Pretrained, new LoadOptions())).Message;
        Assert.Contains("fc2.weight", message, StringComparison.Ordinal);
        Assert.Contains("LoadOptions.AllowsPartial", message, StringComparison.Ordinal);
        Assert.All(network.Parameters, parameter => Assert.Equal(9, parameter));
    }

    [Fact]
    public void What_fits_altogether_is_complete()
    {
        FileNetwork saved = FileNetwork.Small(), loaded = FileNetwork.Small();
        loaded.Fill(9);
        LoadReport report = loaded.Load(saved.Save(), Partial);
        Assert.True(report.IsComplete);
        Assert.Equal<string>(["fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias"], report.Taken);
        Assert.Equal("taken: fc1.weight, fc1.bias, fc2.weight, fc2.bias; skipped: none; missing: none; mismatched: none", report.ToString());
        Assert.Equal(saved.Parameters, loaded.Parameters);
    }

    [Fact]
    public void A_network_with_another_head_gives_its_body()
    {
        var other = new FileNetwork(
            "3 > dense 5 relu > dense 4", new("fc1.weight", 5, 3), new("fc1.bias", 5), new("fc2.weight", 4, 5), new("fc2.bias", 4));
        FileNetwork network = FileNetwork.Small();
        network.Fill(9);
        LoadReport report = network.Load(other.Save(), Partial);
        Assert.Equal<string>(["fc1.weight", "fc1.bias"], report.Taken);
        Assert.Equal([.. other.Parameters[..20], .. Enumerable.Repeat(9f, 12)], network.Parameters);
    }

    [Fact]
    public void Nothing_that_fits_is_refused()
    {
        FileNetwork network = FileNetwork.Small();
        byte[] other = new FileNetwork("3 > dense 2", new("0.weight", 2, 3), new("0.bias", 2)).Save();
        string message = Assert.Throws<NetworkFileException>(() => network.Load(other, Partial)).Message;
        Assert.Contains("none of its 2 tensors", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_is_found_in_what_is_taken_and_only_there()
    {
        byte[] file = new FileNetwork("3 > dense 5 relu", new("fc1.weight", 5, 3), new("fc1.bias", 5), new("other", 2)).Save();
        file[^1] ^= 1;
        Assert.Equal<string>(["fc1.weight", "fc1.bias"], FileNetwork.Small().Load(file, Partial).Taken);
        file[^9] ^= 1;
        string message = Assert.Throws<NetworkFileException>(() => FileNetwork.Small().Load(file, Partial)).Message;
        Assert.Contains("fc1.bias", message, StringComparison.Ordinal);
    }

    /// <summary>A program that averages weights, and keeps the metadata that it finds.</summary>
    [Fact]
    public void A_weight_that_was_changed_is_loaded_where_the_caller_says_so()
    {
        byte[] file = FileNetwork.Small().Save();
        file[^1] = 0x41;
        FileNetwork network = FileNetwork.Small();
        string message = Assert.Throws<NetworkFileException>(() => network.Load(file)).Message;
        Assert.Contains("'fc2.bias' is damaged, or was changed after it was saved", message, StringComparison.Ordinal);
        Assert.Contains("LoadOptions.VerifiesChecksums", message, StringComparison.Ordinal);
        Assert.True(network.Load(file, new LoadOptions { VerifiesChecksums = false }).IsComplete);
        Assert.Equal(MemoryMarshal.Cast<byte, float>(file.AsSpan(^4..))[0], network.Parameters[^1]);
    }

    [Theory]
    [InlineData("\"format\":\"pt\"", "\"format\":\"pt\",\"author\":\"somebody\"")]
    [InlineData("\"format\":\"pt\"", "\"format\":\"np\"")]
    [InlineData("\"format\":\"pt\",", "")]
    public void Metadata_of_somebody_else_may_come_and_go(string old, string changed)
    {
        byte[] file = FileNetwork.Small().Save();
        string header = SafeTensorsFile.HeaderOf(file);
        Assert.Contains(old, header, StringComparison.Ordinal);
        FileNetwork network = FileNetwork.Small();
        network.Fill(9);
        network.Load(SafeTensorsFile.Of(header.Replace(old, changed, StringComparison.Ordinal), SafeTensorsFile.DataOf(file)));
        Assert.Equal(FileNetwork.Small().Parameters, network.Parameters);
    }

    /// <summary>As NetGen saved it before files had a format of their own: everything in the metadata counts in its checksum.</summary>
    [Fact]
    public void Files_without_a_format_are_still_read()
    {
        const string Metadata =
            """{"format":"pt","netgen.kind":"parameters","netgen.name":"FileNetwork","netgen.architecture":"3 > dense 5 relu > dense 2","netgen.fingerprint":"c771f2815b0628b1","crc32c.fc1.weight":"17429bf9","crc32c.fc1.bias":"95b54df8","crc32c.fc2.weight":"bf54ef66","crc32c.fc2.bias":"a70328a0","netgen.checksum":"3aa0b406"}""";
        byte[] file = FileNetwork.Small().Save();
        string header = SafeTensorsFile.HeaderOf(file);
        string tensors = header[header.IndexOf("},\"fc1.weight\"", StringComparison.Ordinal)..];
        FileNetwork network = FileNetwork.Small();
        network.Fill(9);
        network.Load(SafeTensorsFile.Of("{\"__metadata__\":" + Metadata[..^1] + tensors, SafeTensorsFile.DataOf(file)));
        Assert.Equal(FileNetwork.Small().Parameters, network.Parameters);
        string changed = Metadata.Replace("\"pt\"", "\"np\"", StringComparison.Ordinal);
        Assert.Throws<NetworkFileException>(
            () => network.Load(SafeTensorsFile.Of("{\"__metadata__\":" + changed[..^1] + tensors, SafeTensorsFile.DataOf(file))));
    }

    /// <summary>Until format 2 the fingerprint was that of the text that shows the layers.</summary>
    [Theory]
    [InlineData("c771f2815b0628b1", true)]
    [InlineData("c771f2815b0628b2", false)]
    public void Files_of_the_first_format_are_still_told_apart(string fingerprint, bool isRead)
    {
        byte[] file = FileNetwork.Small().Save();
        FileNetwork network = FileNetwork.Small();
        network.Fill(9);
        string header = SafeTensorsFile.HeaderOf(file)
            .Replace("\"netgen.format\":\"2\"", "\"netgen.format\":\"1\"", StringComparison.Ordinal)
            .Replace(network.Description.Fingerprint, fingerprint, StringComparison.Ordinal);
        byte[] old = SafeTensorsFile.Of(header, SafeTensorsFile.DataOf(file));
        var options = new LoadOptions { VerifiesChecksums = false };
        if (isRead)
        {
            network.Load(old, options);
            Assert.Equal(FileNetwork.Small().Parameters, network.Parameters);
        }
        else
        {
            Assert.Contains(
                "it belongs to another network", Assert.Throws<NetworkFileException>(() => network.Load(old, options)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_network_that_looks_the_same_and_computes_something_else_is_another()
    {
        byte[] file = FileNetwork.Small().Save();
        FileNetwork same = FileNetwork.Small();
        NetworkDescription description = same.Description;
        var network = new FileNetwork(description.Architecture, [.. description.Tensors])
        {
            Description = new(description.Name, description.Architecture, "computes something else", 3, 2, description.Tensors.AsSpan(), []),
        };
        Assert.Contains(
            "it belongs to another network: its layers, '3 > dense 5 relu > dense 2', have different options, such as an epsilon, or read other layers",
            Assert.Throws<NetworkFileException>(() => network.Load(file)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e300, true)]
    [InlineData(-3.5e38, true)]
    [InlineData(3.4e38, false)]
    [InlineData(double.PositiveInfinity, false)]
    [InlineData(1e-300, false)]
    public void A_double_that_no_float_can_hold_is_refused(double value, bool isRefused)
    {
        double[] values = new double[2];
        values[1] = value;
        byte[] file = SafeTensorsFile.Of(
            """{"0.weight":{"dtype":"F64","shape":[1,2],"data_offsets":[0,16]} }""", MemoryMarshal.AsBytes<double>(values).ToArray());
        var network = new FileNetwork("2 > dense 1", new TensorDescription("0.weight", 1, 2));
        network.CopyParametersFrom([9, 9]);
        if (isRefused)
        {
            string message = Assert.Throws<NetworkFileException>(() => network.Load(file)).Message;
            Assert.Contains("element 1 of the tensor '0.weight' is " + value.ToString(CultureInfo.InvariantCulture), message, StringComparison.Ordinal);
            Assert.Throws<NetworkFileException>(() => network.Load(file, Partial));
            Assert.Equal([9, 9], network.Parameters);
        }
        else
        {
            network.Load(file);
            Assert.Equal([0, (float)value], network.Parameters);
        }
    }
}
