using System.Globalization;
using System.Text;

namespace NetGen.EndToEnd.Tests.Layers;

/// <summary>Draws networks of all layers that have no kink: features and sequences, narrow and wide, with joins and skips.</summary>
internal sealed class RandomLayers
{
    private static readonly string[] Smooth = ["Linear", "Tanh", "Sigmoid", "Gelu", "Silu", "Mish", "GeluTanh", "Softplus"];

    private readonly Random _random;
    private readonly bool _isNarrow;
    private readonly StringBuilder _layers = new();
    private readonly Dictionary<string, (int Rows, int Columns)> _named = [];
    private readonly List<string> _blocks;
    private readonly string _network;
    private (int Rows, int Columns) _shape;
    private int _count;

    private RandomLayers(int seed, string network)
    {
        _random = new Random(seed);
        _network = network;
        _blocks = [];
        _isNarrow = seed % 3 == 0;
        bool isSequence = seed % 2 == 0;
        _shape = (isSequence ? _random.Next(2, _isNarrow ? 3 : 9) : 1, Width());
        Input = isSequence
            ? string.Create(CultureInfo.InvariantCulture, $"steps: {_shape.Rows}, features: {_shape.Columns}")
            : _shape.Columns.ToString(CultureInfo.InvariantCulture);
        _named.Add("input", _shape);
    }

    /// <summary>The layers of a block.</summary>
    private RandomLayers(RandomLayers around)
    {
        (_random, _isNarrow, _network, _blocks, _shape) = (around._random, around._isNarrow, around._network, around._blocks, around._shape);
        Input = "";
        _named.Add("input", _shape);
    }

    private string Input { get; }

    /// <summary>A network's declaration, and whether its loss takes class indices.</summary>
    public static (string Declaration, bool TakesLabels) Draw(int seed, string name)
    {
        var layers = new RandomLayers(seed, name);
        int depth = layers._isNarrow ? 2 : layers._random.Next(2, 7);
        for (int i = 0; i < depth; i++)
            layers.Append();
        if (layers._shape.Rows > 1 && layers._random.Next(3) == 0)
            layers.Append("Flatten", "", (1, layers._shape.Rows * layers._shape.Columns));
        layers.Append("Dense", layers.Width(least: 2).ToString(CultureInfo.InvariantCulture), null);
        bool takesLabels = layers._random.Next(3) > 0;
        string loss = takesLabels ? "SoftmaxCrossEntropy" : "MeanSquaredError";
        string workspace = layers._random.Next(3) == 0 ? ", WorkspaceSamples = 5" : "";
        return ($"{string.Concat(layers._blocks)}/// <summary>A network under test.</summary>\n[Network({layers.Input}{workspace})]\n{layers._layers}[{loss}]\npublic sealed partial class {name};\n", takesLabels);
    }

    private int Width(int least = 1) => _isNarrow ? _random.Next(Math.Max(least, 1), 4) : _random.Next(3) switch
    {
        0 => _random.Next(Math.Max(least, 1), 8),
        1 => _random.Next(8, 50),
        _ => 16 * _random.Next(1, 4),
    };

    private void Append()
    {
        string[] joinable = [.. _named.Where(pair => pair.Value == _shape).Select(pair => pair.Key)];
        string[] spread = [.. _named.Where(pair => pair.Value == (1, _shape.Columns) || pair.Value == _shape).Select(pair => pair.Key)];
        string[] aside = [.. _named.Where(pair => pair.Value.Rows == _shape.Rows).Select(pair => pair.Key)];
        switch (_random.Next(10))
        {
            case 8:
                AppendBlock();
                break;
            case 9 when _shape.Rows > 1 && _count % 2 == 0:
                string causal = _count % 4 == 0 ? ", Causal = true" : "";
                Append("Attention", Groups() + (Activation() is { Length: > 0 } last ? ", " + last : "") + causal, null);
                break;
            case 9:
                Append("GroupNorm", Groups() + (Activation() is { Length: > 0 } function ? ", " + function : ""), null);
                break;
            case 0:
                Append("LayerNorm", Activation(), null);
                break;
            case 1:
                Append("RmsNorm", Activation(), null);
                break;
            case 2:
                Append("Activate", "Activation." + Smooth[_random.Next(1, Smooth.Length)], null);
                break;
            case 3 when spread.Length > 0:
                Append("Add", Names(spread), null);
                break;
            case 4 when spread.Length > 0:
                // Products of products grow without bounds, and a network with them.
                Append("Multiply", Names(spread) + ", Activation = Activation.Tanh", null);
                break;
            case 5 when aside.Length > 0:
                string other = aside[_random.Next(aside.Length)];
                Append("Concat", $"\"{other}\"", (_shape.Rows, _shape.Columns + _named[other].Columns));
                break;
            default:
                int units = joinable.Length > 0 && _random.Next(2) == 0 ? _shape.Columns : Width();
                string bias = _random.Next(4) == 0 ? ", UseBias = false" : "";
                Append("Dense", $"{units}{(Activation() is { Length: > 0 } activation ? ", " + activation : "")}{bias}", (_shape.Rows, units));
                break;
        }
    }

    /// <summary>Appends a block of some layers, of blocks at times; repeated, if it leaves the shape.</summary>
    private void AppendBlock()
    {
        var inside = new RandomLayers(this);
        int depth = _random.Next(1, _isNarrow ? 2 : 4);
        for (int i = 0; i < depth; i++)
            inside.Append();
        if (inside._shape.Columns > 60)
            inside.Append("Dense", _shape.Columns.ToString(CultureInfo.InvariantCulture), null);
        // Repeated, layers would make values larger each time, and rounding with them.
        inside.Append("RmsNorm", "", null);
        string name = $"{_network}Block{_blocks.Count}";
        _blocks.Add($"/// <summary>A block under test.</summary>\n[Block]\n{inside._layers}public sealed partial class {name};\n");
        int most = inside._shape == _shape && !_isNarrow ? 4 : 2;
        string repeat = _random.Next(3) > 0 ? string.Create(CultureInfo.InvariantCulture, $"Repeat = {_random.Next(1, most)}") : "";
        string trainable = _random.Next(6) == 0 ? $"{(repeat.Length > 0 ? ", " : "")}Trainable = false" : "";
        Append($"Block<{name}>", repeat + trainable, inside._shape);
    }

    private string Names(string[] names) => _random.Next(3) == 0 && names.Length > 1
        ? $"\"{names[0]}\", \"{names[^1]}\""
        : $"\"{names[_random.Next(names.Length)]}\"";

    /// <summary>A number that divides the features.</summary>
    private string Groups()
    {
        int[] divisors = [.. Enumerable.Range(1, _shape.Columns).Where(groups => _shape.Columns % groups == 0)];
        // Groups of one value are all 0.
        int most = _shape.Rows > 1 ? divisors.Length : Math.Max(divisors.Length - 1, 1);
        return divisors[_random.Next(most)].ToString(CultureInfo.InvariantCulture);
    }

    private string Activation() => _random.Next(2) == 0 ? "" : "Activation." + Smooth[_random.Next(Smooth.Length)];

    private void Append(string layer, string arguments, (int Rows, int Columns)? shape)
    {
        _shape = shape ?? (layer == "Dense" ? (_shape.Rows, int.Parse(arguments, CultureInfo.InvariantCulture)) : _shape);
        string name = $"l{++_count}";
        string option = layer == "Flatten" ? $"Name = \"{name}\"" : $", Name = \"{name}\"";
        if (arguments.Length == 0)
            option = $"Name = \"{name}\"";
        _layers.Append(CultureInfo.InvariantCulture, $"[{layer}({arguments}{option})]\n");
        _named[name] = _shape;
    }
}
