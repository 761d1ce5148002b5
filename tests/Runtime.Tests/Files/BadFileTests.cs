using System.Buffers.Binary;
using Xunit;

namespace NetGen.Runtime.Tests.Files;

/// <summary>A file that is truncated, corrupt or hostile gives one error that says what is wrong, and changes nothing.</summary>
public class BadFileTests
{
    private static readonly byte[] Good = FileNetwork.Small().Save();
    private static readonly string Header = SafeTensorsFile.HeaderOf(Good);

    [Theory]
    [InlineData("[5,3]", "[3,5]", "fc1.weight", "expected [5, 3]")]
    [InlineData("[5,3]", "[15]", "fc1.weight", "expected [5, 3]")]
    [InlineData("[5,3]", "[5,4]", "fc1.weight", "80")]
    [InlineData("\"shape\":[5],", "\"shape\":[],", "fc1.bias", "4")]
    [InlineData("[5,3]", "[-5,-3]", "fc1.weight", "at least 0")]
    [InlineData("[5,3]", "[4611686018427387904,4611686018427387904,3]", "fc1.weight", "larger than any file")]
    [InlineData("[5,3]", "[1e1,3]", "fc1.weight", "integers")]
    [InlineData("[5,3]", "[99999999999999999999,3]", "fc1.weight", "integers")]
    [InlineData("[5,3]", "7", "fc1.weight", "not a list")]
    [InlineData("F32\",\"shape\":[5,3]", "I32\",\"shape\":[5,3]", "fc1.weight", "F32")]
    [InlineData("F32\",\"shape\":[5,3]", "F31\",\"shape\":[5,3]", "fc1.weight", "unknown type")]
    [InlineData("[60,80]", "[56,76]", "fc1.bias", "expected to begin at 60")]
    [InlineData("[60,80]", "[64,80]", "fc1.bias", "expected to begin at 60")]
    [InlineData("[60,80]", "[60,76]", "fc1.bias", "20")]
    [InlineData("[60,80]", "[80,60]", "fc1.bias", "80")]
    [InlineData("[120,128]", "[120,4294967424]", "fc2.bias", "expected 8")]
    [InlineData("[120,128]", "[120]", "fc2.bias", "two offsets")]
    [InlineData("fc2.bias\":{", "fc2.bios\":{", "fc2.bios", "expected")]
    [InlineData(",\"fc2.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[120,128]}", "", "data", "120")]
    [InlineData("\"fc2.bias\":{", "\"fc1.bias\":{", "fc1.bias", "twice")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[2]", "\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2]", "fc2.bias", "dtype")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[2]", "\"dtype\":\"F32\",\"stride\":1,\"shape\":[2]", "fc2.bias", "stride")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[2]", "\"shape\":[2]", "fc2.bias", "has no type")]
    [InlineData("\"format\":\"pt\"", "\"format\":7", "format", "not a string")]
    [InlineData("\"netgen.name\":\"FileNetwork\"", "\"netgen.name\":\"FileNet\"", "metadata", "checksum")]
    [InlineData("\"netgen.format\":\"2\"", "\"netgen.format\":\"3\"", "newer version of NetGen", "up to 2")]
    [InlineData("\"netgen.format\":\"2\"", "\"netgen.format\":\"two\"", "metadata", "checksum")]
    [InlineData("\"netgen.kind\":\"parameters\"", "\"netgen.kind\":\"cookies\"", "cookies", "parameters")]
    [InlineData("{\"__metadata__\"", "[{\"__metadata__\"", "header", "JSON")]
    [InlineData("}}", "}", "header", "JSON")]
    [InlineData("}}", "}}}", "header", "JSON")]
    [InlineData("FileNetwork", "\\ud800", "header", "JSON")]
    public void A_wrong_header_is_refused(string right, string wrong, string what, string expected)
    {
        int position = Header.LastIndexOf(right, StringComparison.Ordinal);
        Assert.True(position >= 0);
        string header = string.Concat(Header.AsSpan(0, position), wrong, Header.AsSpan(position + right.Length));
        AssertRefused(SafeTensorsFile.Of(header, SafeTensorsFile.DataOf(Good)), what, expected);
    }

    [Fact]
    public void A_tensor_that_is_missing_is_named()
    {
        string header = Header.Replace(",\"fc2.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[120,128]}", "", StringComparison.Ordinal);
        AssertRefused(SafeTensorsFile.Of(header, SafeTensorsFile.DataOf(Good)[..120]), "fc2.bias", "[2]");
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        for (int length = 0; length < Good.Length; length++)
            AssertRefused(Good[..length], "cannot be read", "");
    }

    [Fact]
    public void What_is_left_over_is_refused() => AssertRefused([.. Good, 0], "129", "128");

    [Fact]
    public void A_damaged_tensor_is_named()
    {
        for (int offset = 1; offset <= 128; offset++)
        {
            byte[] file = [.. Good];
            file[^offset] ^= 0x10;
            string name = offset switch { <= 8 => "fc2.bias", <= 48 => "fc2.weight", <= 68 => "fc1.bias", _ => "fc1.weight" };
            AssertRefused(file, name, "checksum");
        }
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1ul << 63)]
    [InlineData(100_000_001ul)]
    [InlineData(100_000_000ul)]
    [InlineData(0ul)]
    public void A_huge_or_empty_header_is_refused_without_memory_for_it(ulong length)
    {
        byte[] file = [.. Good];
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(file, "header", "");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_deep_header_is_refused() =>
        AssertRefused(SafeTensorsFile.Of("{\"a\":" + new string('[', 100_000), []), "tensor 'a'", "object");

    [Fact]
    public void Another_network_is_refused_by_what_it_is()
    {
        var other = new FileNetwork(
            "3 > dense 5 tanh > dense 2", new("fc1.weight", 5, 3), new("fc1.bias", 5), new("fc2.weight", 2, 5), new("fc2.bias", 2));
        AssertRefused(other.Save(), "3 > dense 5 tanh > dense 2", "3 > dense 5 relu > dense 2");
        AssertRefused(new FileNetwork("3 > dense 2", new("0.weight", 2, 3), new("0.bias", 2)).Save(), "0.weight", "expected");
    }

    [Fact]
    public void A_file_is_named_by_its_path()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Good[..50]);
            string message = Assert.Throws<NetworkFileException>(() => FileNetwork.Small().Load(path)).Message;
            Assert.StartsWith($"'{path}' cannot be read: it ends after", message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Throws<FileNotFoundException>(() => FileNetwork.Small().Load(path));
    }

    private static void AssertRefused(byte[] file, string what, string expected)
    {
        FileNetwork network = FileNetwork.Small();
        network.Fill(9);
        string message = Assert.Throws<NetworkFileException>(() => network.Load(file)).Message;
        Assert.Contains(what, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        Assert.All(network.Parameters, parameter => Assert.Equal(9, parameter));
    }
}
