using System.Buffers.Binary;
using System.Text;

namespace NetGen.Tool.Reading;

/// <summary>Reads the fields of one protocol-buffers message. A field that is not asked for is skipped.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> message)
{
    private const int LongestVarint = 10;

    private ReadOnlySpan<byte> _rest = message;
    private WireType _type;
    private bool _isPending;

    /// <summary>The number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>Moves to the next field; false at the end of the message.</summary>
    public bool Next()
    {
        if (_isPending)
            Skip();
        if (_rest.IsEmpty)
            return false;

        ulong tag = ReadVarint();
        (Field, _type, _isPending) = ((int)((tag >> 3) & 0x1FFF_FFFF), (WireType)(tag & 7), true);
        if (Field == 0 || _type is not (WireType.Varint or WireType.Fixed64 or WireType.Bytes or WireType.Fixed32))
            throw Damaged($"it has a field with the tag {tag}");
        return true;
    }

    public long Integer()
    {
        Take(WireType.Varint);
        return (long)ReadVarint();
    }

    public float Single()
    {
        Take(WireType.Fixed32);
        return BinaryPrimitives.ReadSingleLittleEndian(ReadBytes(sizeof(float)));
    }

    public ReadOnlySpan<byte> Bytes()
    {
        Take(WireType.Bytes);
        ulong length = ReadVarint();
        return length <= (ulong)_rest.Length
            ? ReadBytes((int)length)
            : throw Damaged($"a field of {length} bytes begins where {_rest.Length} are left");
    }

    public string Text() => Encoding.UTF8.GetString(Bytes());

    /// <summary>The current field's integers, which lie in one field or in one each.</summary>
    public void Integers(List<long> numbers)
    {
        if (_type != WireType.Bytes)
        {
            numbers.Add(Integer());
            return;
        }

        var packed = new WireReader(Bytes());
        while (!packed._rest.IsEmpty)
            numbers.Add((long)packed.ReadVarint());
    }

    /// <summary>The same for floats.</summary>
    public void Singles(List<double> numbers)
    {
        if (_type != WireType.Bytes)
        {
            numbers.Add(Single());
            return;
        }

        var packed = new WireReader(Bytes());
        while (!packed._rest.IsEmpty)
            numbers.Add(BinaryPrimitives.ReadSingleLittleEndian(packed.ReadBytes(sizeof(float))));
    }

    /// <summary>The same for doubles.</summary>
    public void Doubles(List<double> numbers)
    {
        bool isPacked = _type == WireType.Bytes;
        var packed = new WireReader(isPacked ? Bytes() : Fixed64());
        while (!packed._rest.IsEmpty)
            numbers.Add(BinaryPrimitives.ReadDoubleLittleEndian(packed.ReadBytes(sizeof(double))));
    }

    private ReadOnlySpan<byte> Fixed64()
    {
        Take(WireType.Fixed64);
        return ReadBytes(sizeof(ulong));
    }

    private void Skip()
    {
        switch (_type)
        {
            case WireType.Varint:
                Integer();
                break;
            case WireType.Fixed64:
                Fixed64();
                break;
            case WireType.Fixed32:
                Single();
                break;
            default:
                Bytes();
                break;
        }
    }

    private void Take(WireType type)
    {
        if (_type != type)
            throw Damaged($"field {Field} is encoded as {_type}; expected {type}");
        _isPending = false;
    }

    private ulong ReadVarint()
    {
        ulong number = 0;
        for (int i = 0; i < Math.Min(LongestVarint, _rest.Length); i++)
        {
            number |= (ulong)(_rest[i] & 0x7F) << (7 * i);
            if (_rest[i] < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return number;
            }
        }

        throw Damaged("a number in it does not end");
    }

    private ReadOnlySpan<byte> ReadBytes(int count)
    {
        if (count > _rest.Length)
            throw Damaged($"it ends where {count} more bytes are expected");
        ReadOnlySpan<byte> bytes = _rest[..count];
        _rest = _rest[count..];
        return bytes;
    }

    private static ModelFileException Damaged(string what) => new($"It is not an ONNX model, or is damaged: {what}.");
}
