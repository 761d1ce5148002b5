using System.Globalization;

namespace NetGen.Tool.Reading;

/// <summary>Reads a tensor: its elements lie in a list by their type, as bytes, or in another file.</summary>
internal sealed class TensorReader(ExternalData external)
{
    private const int MostDimensions = 16;
    private const int StoredElsewhere = 1;

    /// <summary>The tensor; without elements if they are not numbers.</summary>
    public Tensor Read(ReadOnlySpan<byte> message)
    {
        var fields = new WireReader(message);
        List<long> dimensions = [], integers = [];
        List<double> floats = [];
        long type = 0, location = 0;
        string name = "";
        ReadOnlySpan<byte> bytes = default;
        bool hasBytes = false;
        var elsewhere = new Dictionary<string, string>(StringComparer.Ordinal);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    fields.Integers(dimensions);
                    break;
                case 2:
                    type = fields.Integer();
                    break;
                case 4:
                    fields.Singles(floats);
                    break;
                case 5 or 7 or 11:
                    fields.Integers(integers);
                    break;
                case 8:
                    name = fields.Text();
                    break;
                case 9:
                    bytes = fields.Bytes();
                    hasBytes = true;
                    break;
                case 10:
                    fields.Doubles(floats);
                    break;
                case 13:
                    (string key, string value) = ReadEntry(fields.Bytes());
                    elsewhere[key] = value;
                    break;
                case 14:
                    location = fields.Integer();
                    break;
            }
        }

        if (type is < 1 or > int.MaxValue || !Enum.IsDefined((ElementType)type))
            return new Tensor([0], [], IsFloat: false) { Name = name };

        var elements = (ElementType)type;
        int[] shape = ShapeOf(name, dimensions);
        if (location == StoredElsewhere)
        {
            bytes = external.Read(name, elsewhere.GetValueOrDefault("location", ""), Number(name, elsewhere, "offset") ?? 0, Number(name, elsewhere, "length"));
            hasBytes = true;
        }

        double[] values = hasBytes ? FromBytes(name, elements, bytes)
            : elements is ElementType.Single or ElementType.Double ? [.. floats]
            : [.. integers.Select(bits => elements.FromBits(bits))];
        Int128 count = shape.Aggregate(Int128.One, (product, extent) => product * extent);
        return values.Length == count
            ? new Tensor(shape, values, elements.IsFloat()) { Name = name }
            : throw new ModelFileException($"The tensor {name.Quote()} has {values.Length} elements; expected {count}, as in its shape {shape.Brackets()}.");
    }

    public static (string Key, string Value) ReadEntry(ReadOnlySpan<byte> message)
    {
        var fields = new WireReader(message);
        (string key, string value) = ("", "");
        while (fields.Next())
        {
            if (fields.Field == 1)
                key = fields.Text();
            else if (fields.Field == 2)
                value = fields.Text();
        }

        return (key, value);
    }

    private static int[] ShapeOf(string name, List<long> dimensions)
    {
        if (dimensions.Count > MostDimensions || dimensions.Any(extent => extent is < 0 or > int.MaxValue))
        {
            throw new ModelFileException(
                $"The tensor {name.Quote()} has the shape [{string.Join(", ", dimensions.Take(MostDimensions))}]; expected at most {MostDimensions} extents from 0 to {int.MaxValue}.");
        }

        return [.. dimensions.Select(extent => (int)extent)];
    }

    private static double[] FromBytes(string name, ElementType type, ReadOnlySpan<byte> bytes)
    {
        int size = type.Size();
        if (bytes.Length % size != 0)
            throw new ModelFileException($"The tensor {name.Quote()} has {bytes.Length} bytes, which are no whole number of elements of {size}.");
        double[] values = new double[bytes.Length / size];
        for (int i = 0; i < values.Length; i++)
            values[i] = type.Read(bytes[(i * size)..]);
        return values;
    }

    private static long? Number(string tensor, Dictionary<string, string> elsewhere, string key)
    {
        if (!elsewhere.TryGetValue(key, out string? text))
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw new ModelFileException($"The tensor {tensor.Quote()} has the {key} {text.Quote()}; expected a number.");
    }
}
