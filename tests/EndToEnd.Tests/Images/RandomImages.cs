using System.Globalization;
using System.Text;

namespace NetGen.EndToEnd.Tests.Images;

/// <summary>Draws networks over images or sequences, which are images of one row: windows of all kinds, joins, norms, and losses of each position or of all.</summary>
internal sealed class RandomImages
{
    private static readonly string[] Activations = ["Linear", "Tanh", "Relu", "Silu", "Elu", "HardSwish"];

    private readonly Random _random;
    private readonly StringBuilder _layers = new();
    private readonly List<(string Name, (int Height, int Width, int Channels) Shape)> _named = [];
    private readonly bool _isSequence;
    private (int Height, int Width, int Channels) _shape;

    private RandomImages(int seed, bool isSequence)
    {
        _random = new Random(seed);
        _isSequence = isSequence;
        _shape = (isSequence ? 1 : _random.Next(1, 10), _random.Next(1, isSequence ? 20 : 10), Channels());
    }

    /// <summary>A network's declaration.</summary>
    public static string Draw(int seed, string name, bool isSequence = false)
    {
        var images = new RandomImages(seed, isSequence);
        string options = (images._random.Next(3) == 0 ? ", ChannelsFirst = true" : "") + (images._random.Next(3) == 0 ? ", WorkspaceSamples = 3" : "");
        string input = (isSequence
            ? Text($"steps: {images._shape.Width}, features: {images._shape.Channels}")
            : Text($"height: {images._shape.Height}, width: {images._shape.Width}, channels: {images._shape.Channels}")) + options;
        int depth = images._random.Next(1, 5);
        for (int i = 0; i < depth; i++)
            images.Append("l" + i.ToString(CultureInfo.InvariantCulture));
        images.AppendHead();
        return $"/// <summary>A network under test.</summary>\n[Network({input})]\n{images._layers}[SoftmaxCrossEntropy]\npublic sealed partial class {name};\n";
    }

    private int Channels() => _random.Next(4) switch
    {
        0 => _random.Next(1, 4),
        1 => _random.Next(4, 16),
        2 => 16 * _random.Next(1, 3),
        _ => _random.Next(16, 50),
    };

    private void Append(string name)
    {
        switch (_random.Next(11))
        {
            case 8 when _shape.Height < 5 && _shape.Width < 5:
                AppendTransposed(name);
                break;
            case 9 when _shape.Height < 5 && _shape.Width < 5:
                int factor = _random.Next(1, 4);
                _shape = (_isSequence ? 1 : _shape.Height * factor, _shape.Width * factor, _shape.Channels);
                Add("Upsample", Text($"{factor}"), name);
                break;
            case 0:
                AppendPool("MaxPool");
                break;
            case 1:
                AppendPool("AveragePool");
                break;
            case 2:
                Add("LayerNorm", $"Activation = {Activation()}", name);
                break;
            case 10 when _shape.Height * _shape.Width > 1:
                int[] divisors = [.. Enumerable.Range(1, _shape.Channels).Where(groups => _shape.Channels % groups == 0)];
                Add("GroupNorm", Text($"{divisors[_random.Next(divisors.Length)]}, Activation = {Activation()}"), name);
                break;
            case 3 when _named.LastOrDefault(value => value.Shape == _shape) is { Name: { } other }:
                Add("Add", $"\"{other}\"", name);
                break;
            case 4 when _named.LastOrDefault(value => (value.Shape.Height, value.Shape.Width) == (_shape.Height, _shape.Width)) is { Name: { } other } value:
                _shape.Channels += value.Shape.Channels;
                Add("Concat", $"\"{other}\"", name);
                break;
            default:
                AppendConvolution(name);
                break;
        }
    }

    private void AppendConvolution(string name)
    {
        bool isDepthwise = _random.Next(3) == 0;
        (int height, int width) = Kernels();
        int strideHeight = _random.Next(1, 4), strideWidth = _random.Next(1, 3), dilation = _random.Next(3) == 0 ? 2 : 1;
        int groups = new[] { 2, 3, 1 }.First(groups => groups == 1 || (_shape.Channels % groups == 0 && _random.Next(2) == 0));
        int filters = groups * Math.Max(1, Channels() / groups), multiplier = 1 + (_random.Next(3) == 0 ? _random.Next(1, 3) : 0);
        string options = Text($"Dilation = {dilation}, Activation = {Activation()}, ") + (isDepthwise ? Text($"Multiplier = {multiplier}, ") : Text($"Groups = {groups}, "));
        options += _isSequence ? Text($"Stride = {strideWidth}") : Text($"StrideHeight = {strideHeight}, StrideWidth = {strideWidth}");
        if (isDepthwise)
            filters = multiplier * _shape.Channels;
        if (_random.Next(3) == 0)
            options += ", UseBias = false";
        (int Top, int Bottom, int Left, int Right) padding = (_random.Next(3), _random.Next(3), _random.Next(3), _random.Next(3));
        int rows = _isSequence ? 1 : Count(_shape.Height + padding.Top + padding.Bottom, height, strideHeight, dilation);
        int columns = Count(_shape.Width + padding.Left + padding.Right, width, strideWidth, dilation);
        if (_random.Next(3) == 0 || rows < 1 || columns < 1)
        {
            options += _isSequence && _random.Next(2) == 0 ? ", Causal = true" : ", Same = true";
            (rows, columns) = ((_shape.Height + strideHeight - 1) / strideHeight, (_shape.Width + strideWidth - 1) / strideWidth);
        }
        else
        {
            options += _isSequence
                ? Text($", PaddingBefore = {padding.Left}, PaddingAfter = {padding.Right}")
                : Text($", PaddingTop = {padding.Top}, PaddingBottom = {padding.Bottom}, PaddingLeft = {padding.Left}, PaddingRight = {padding.Right}");
        }

        _shape = (rows, columns, filters);
        string window = Kernel(height, width);
        AddWindow(isDepthwise ? "DepthwiseConv" : "Conv", isDepthwise ? Text($"{window}, {options}") : Text($"{filters}, {window}, {options}"), name);
    }

    private void AppendTransposed(string name)
    {
        (int height, int width) = Kernels();
        int stride = _random.Next(1, 4), extra = _random.Next(stride), filters = Channels();
        int padding = _random.Next((_isSequence ? width : Math.Min(height, width)) / 2 + 1);
        int rows = _isSequence ? 1 : (_shape.Height - 1) * stride - 2 * padding + height + extra;
        int columns = (_shape.Width - 1) * stride - 2 * padding + width + extra;
        if (rows < 1 || columns < 1)
            return;
        _shape = (rows, columns, filters);
        AddWindow(
            "ConvTranspose", Text($"{filters}, {Kernel(height, width)}, Stride = {stride}, Padding = {padding}, OutputPadding = {extra}, Activation = {Activation()}"), name);
    }

    private void AppendPool(string layer)
    {
        int size = _random.Next(1, 4), stride = _random.Next(1, 4), padding = _random.Next(size / 2 + 1);
        int rows = _isSequence ? 1 : Count(_shape.Height + 2 * padding, size, stride, 1), columns = Count(_shape.Width + 2 * padding, size, stride, 1);
        string options = Text($"{size}, Stride = {stride}, ");
        if (rows < 1 || columns < 1 || _random.Next(3) == 0)
        {
            options += "Same = true";
            (rows, columns) = ((_shape.Height + stride - 1) / stride, (_shape.Width + stride - 1) / stride);
        }
        else
        {
            options += Text($"Padding = {padding}");
        }

        if (layer == "AveragePool" && _random.Next(2) == 0)
            options += ", CountsPadding = false";
        _shape = (rows, columns, _shape.Channels);
        AddWindow(layer, options, null);
    }

    private void AppendHead()
    {
        string head = _random.Next(5) switch
        {
            0 => "GlobalAveragePool",
            1 => "GlobalMaxPool",
            2 => "Flatten",
            3 => "Flatten(ChannelsFirst = true)",
            _ => "Activate(Activation.Tanh)",
        };
        _layers.Append(CultureInfo.InvariantCulture, $"[{head}]\n[Dense({_random.Next(2, 20)})]\n");
    }

    private void Add(string layer, string arguments, string? name)
    {
        _layers.Append(CultureInfo.InvariantCulture, $"[{layer}({arguments}{(name is null ? "" : $", Name = \"{name}\"")})]\n");
        if (name is not null)
            _named.Add((name, _shape));
    }

    private void AddWindow(string layer, string arguments, string? name) => Add(layer + (_isSequence ? "1d" : "2d"), arguments, name);

    private (int Height, int Width) Kernels() => (Kernel(), Kernel());

    private string Kernel(int height, int width) => _isSequence ? Text($"{width}") : Text($"{height}, {width}");

    private int Kernel() => _random.Next(4) == 0 ? 1 : _random.Next(2, 5);

    private string Activation() => "Activation." + Activations[_random.Next(Activations.Length)];

    private static int Count(int positions, int size, int stride, int dilation) =>
        positions < (size - 1) * dilation + 1 ? 0 : (positions - (size - 1) * dilation - 1) / stride + 1;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
