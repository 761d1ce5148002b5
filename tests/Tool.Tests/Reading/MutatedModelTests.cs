using NetGen.Tool.Reading;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Reading;

/// <summary>A damaged or hostile file is an error of one kind, and nothing else.</summary>
public sealed class MutatedModelTests
{
    private const int Files = 20_000;

    [Fact]
    public void A_mutated_model_is_imported_or_refused()
    {
        ModelCase[] models = [.. AllModels.Cases.Values];
        var random = new Random(11);
        int refused = 0;
        for (int i = 0; i < Files; i++)
        {
            ModelCase model = models[random.Next(models.Length)];
            byte[] bytes = Mutate(model.Bytes, random);
            try
            {
                var import = Import.Of(OnnxReader.Read(bytes, folder: null), new ImportChoices());
                import.ClassFile("Mutated", "", "mutated.onnx");
                import.WriteParameters(Stream.Null);
            }
            catch (ModelFileException)
            {
                refused++;
            }
            catch (Exception error)
            {
                Assert.Fail($"File {i}, a mutation of {model.Name}: {error}\n{Convert.ToBase64String(bytes)}");
            }
        }

        Assert.InRange(refused, Files / 4, Files - 1);
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        List<byte> mutated = [.. bytes];
        for (int changes = random.Next(1, 4); changes > 0 && mutated.Count > 0; changes--)
        {
            int place = random.Next(mutated.Count);
            switch (random.Next(7))
            {
                case 0:
                    mutated[place] = (byte)random.Next(256);
                    break;
                case 1:
                    mutated[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    mutated.RemoveRange(place, Math.Min(random.Next(1, 9), mutated.Count - place));
                    break;
                case 3:
                    mutated.InsertRange(place, mutated.GetRange(place, Math.Min(random.Next(1, 40), mutated.Count - place)));
                    break;
                case 4:
                    // The largest numbers, and an extent of 2^60.
                    mutated.RemoveAt(place);
                    mutated.InsertRange(place, random.Next(2) == 0 ? [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01] : [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10]);
                    break;
                case 5:
                    mutated[place] = (byte)random.Next(4);
                    break;
                default:
                    if (random.Next(8) == 0)
                        mutated.RemoveRange(place, mutated.Count - place);
                    else
                        mutated[place]++;
                    break;
            }
        }

        return [.. mutated];
    }
}
