using System.Text;
using Xunit;

namespace NetGen.Runtime.Tests.Files;

/// <summary>A header as large as it may be costs no more than a few times its length.</summary>
public class HostileHeaderTests
{
    private const int Bytes = 8_000_000;

    [Theory]
    [InlineData("{", "\"{0}\":{{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}},", "tensors")]
    [InlineData("{\"__metadata__\":{", "\"{0}\":\"\",", "keys")]
    [InlineData("{\"a\":{\"dtype\":\"U8\",\"shape\":[", "1,", "more than 64 numbers")]
    public void Many_small_things_are_refused_at_little_cost(string start, string repeated, string what)
    {
        var header = new StringBuilder(start);
        var format = CompositeFormat.Parse(repeated);
        for (int i = 0; header.Length < Bytes; i++)
            header.AppendFormat(null, format, i);
        AssertCheap(SafeTensorsFile.Of(header.ToString(), []), what);
    }

    [Theory]
    [InlineData("{\"", "a", "JSON")]
    [InlineData("{\"a\":{\"dtype\":\"", "F", "JSON")]
    [InlineData("", " ", "JSON")]
    public void One_large_thing_is_refused_at_little_cost(string start, string repeated, string what) =>
        AssertCheap(SafeTensorsFile.Of(start + new string(repeated[0], Bytes), []), what);

    private static void AssertCheap(byte[] file, string what)
    {
        FileNetwork network = FileNetwork.Small();
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = Assert.Throws<NetworkFileException>(() => network.Load(file)).Message;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8L * Bytes);
        Assert.Contains(what, message, StringComparison.Ordinal);
    }
}
