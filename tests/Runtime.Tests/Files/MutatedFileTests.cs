using System.Buffers.Binary;
using CsCheck;
using Xunit;

namespace NetGen.Runtime.Tests.Files;

/// <summary>Whatever happens to a file, it is loaded as it was saved, or refused with one error and nothing changed.</summary>
public class MutatedFileTests
{
    private const int Files = 100_000;

    private static readonly byte[] Good = FileNetwork.Small().Save();
    private static readonly float[] Saved = FileNetwork.Small().Parameters;
    private static readonly int HeaderEnd = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(Good);

    private static readonly byte[][] Pieces =
    [
        "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), "\""u8.ToArray(), ","u8.ToArray(), ":"u8.ToArray(), "-1"u8.ToArray(),
        "9223372036854775807"u8.ToArray(), "0"u8.ToArray(), "1e9"u8.ToArray(), "null"u8.ToArray(), "\\u0000"u8.ToArray(), "\"F64\""u8.ToArray(),
        "data_offsets"u8.ToArray(), "fc1.bias"u8.ToArray(), "__metadata__"u8.ToArray(), [0xFF], [0], [0xED, 0xA0, 0x80],
    ];

    private static readonly Gen<byte[]> Mutated = Gen.Select(Gen.Int[0, 6], Gen.Int).Select((kind, seed) => Mutate(kind, new Random(seed)));

    [Fact]
    public void A_mutated_file_is_whole_or_refused()
    {
        int files = 0, refused = 0;
        Mutated.Sample(
            file =>
            {
                Interlocked.Increment(ref files);
                if (!LoadsAsSaved(file))
                    Interlocked.Increment(ref refused);
            },
            iter: Files,
            print: Convert.ToHexString);
        Assert.InRange(files, Files, int.MaxValue);
        Assert.InRange(refused, files / 2, files);
    }

    /// <summary>Where all that can be allowed is, a file is still loaded or refused, and nothing else.</summary>
    [Fact]
    public void A_mutated_file_is_loaded_in_part_or_refused()
    {
        var options = new LoadOptions { AllowsPartial = true, VerifiesChecksums = false };
        int loaded = 0, refused = 0;
        Mutated.Sample(
            file =>
            {
                FileNetwork network = FileNetwork.Small();
                network.Fill(9);
                try
                {
                    LoadReport report = network.Load(file, options);
                    Assert.Equal(network.Description.Tensors.Length, report.Taken.Length + report.Missing.Length + report.Mismatched.Length);
                    Interlocked.Increment(ref loaded);
                }
                catch (NetworkFileException)
                {
                    Assert.Equal(-1, network.Parameters.AsSpan().IndexOfAnyExcept(9f));
                    Interlocked.Increment(ref refused);
                }
            },
            iter: Files / 4,
            print: Convert.ToHexString);
        Assert.InRange(loaded, 100, int.MaxValue);
        Assert.InRange(refused, 100, int.MaxValue);
    }

    /// <summary>One byte: what is loaded all the same is what was saved.</summary>
    [Fact]
    public void No_changed_byte_goes_unnoticed()
    {
        for (int i = 0; i < Good.Length; i++)
        {
            byte[] file = [.. Good];
            foreach (byte change in (byte[])[0x01, 0x02, 0x20, 0x80, 0xFF])
            {
                file[i] = (byte)(Good[i] ^ change);
                LoadsAsSaved(file, isStrict: true);
            }
        }
    }

    private static bool LoadsAsSaved(byte[] file, bool isStrict = false)
    {
        FileNetwork network = FileNetwork.Small();
        network.Fill(9);
        try
        {
            network.Load(file);
        }
        catch (NetworkFileException error)
        {
            Assert.DoesNotContain('\n', error.Message);
            Assert.InRange(error.Message.Length, 20, 1000);
            Assert.Equal(-1, network.Parameters.AsSpan().IndexOfAnyExcept(9f));
            return false;
        }

        if (isStrict)
            Assert.Equal(Saved, network.Parameters);
        return true;
    }

    private static byte[] Mutate(int kind, Random random)
    {
        byte[] file = [.. Good];
        int place = random.Next(4) == 0 ? random.Next(file.Length) : random.Next(HeaderEnd);
        switch (kind)
        {
            case 0:
                for (int i = random.Next(1, 5); i > 0; i--)
                    file[random.Next(file.Length)] = (byte)random.Next(256);
                return file;
            case 1:
                return file[..place];
            case 2:
                byte[] piece = Pieces[random.Next(Pieces.Length)];
                return Resized([.. file[..place], .. piece, .. file[Math.Min(place + random.Next(3), file.Length)..]], random);
            case 3:
                int length = random.Next(1, 40);
                return Resized([.. file[..place], .. file[Math.Min(place + length, file.Length)..]], random);
            case 4:
                int from = random.Next(file.Length), count = Math.Min(random.Next(1, 60), file.Length - from);
                return Resized([.. file[..place], .. file[from..(from + count)], .. file[place..]], random);
            case 5:
                int digit = Array.FindIndex(file, place, value => value is >= (byte)'0' and <= (byte)'9');
                if (digit >= 0)
                    file[digit] = (byte)('0' + random.Next(10));
                return file;
            default:
                BinaryPrimitives.WriteUInt64LittleEndian(file, random.Next(3) == 0 ? (ulong)random.NextInt64() : (ulong)random.Next(2 * file.Length));
                return file;
        }
    }

    /// <summary>Mostly with a length of the header that is right again, so that what is in it is looked at.</summary>
    private static byte[] Resized(byte[] file, Random random)
    {
        if (file.Length >= 8 && random.Next(4) > 0)
            BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)Math.Max(0, HeaderEnd - 8 + file.Length - Good.Length));
        return file;
    }
}
