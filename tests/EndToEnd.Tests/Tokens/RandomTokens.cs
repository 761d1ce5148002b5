using System.Globalization;
using System.Text;

namespace NetGen.EndToEnd.Tests.Tokens;

/// <summary>Draws networks of tokens: one embedding or several of the same tokens, positions, and layers of each step or of all.</summary>
internal sealed class RandomTokens
{
    private readonly Random _random;
    private readonly bool _isNarrow;
    private readonly StringBuilder _layers = new();
    private readonly int _steps;
    private readonly int _vocabulary;
    private int _units;

    private RandomTokens(int seed)
    {
        _random = new Random(seed);
        _isNarrow = seed % 3 == 0;
        _steps = _isNarrow ? _random.Next(1, 4) : _random.Next(1, 20);
        _vocabulary = _isNarrow ? _random.Next(1, 6) : _random.Next(1, 60);
        _units = Units();
    }

    /// <summary>A network's declaration.</summary>
    public static string Draw(int seed, string name)
    {
        var tokens = new RandomTokens(seed);
        tokens.AppendInput();
        if (tokens._random.Next(2) == 0)
            tokens.Append("PositionEmbedding", tokens.Activation());
        int depth = tokens._random.Next(tokens._isNarrow ? 1 : 3);
        for (int i = 0; i < depth; i++)
            tokens.AppendLayer();
        if (tokens._random.Next(3) > 0)
            tokens.Append("Flatten", "");
        tokens.Append("Dense", Text($"{tokens._random.Next(2, tokens._isNarrow ? 4 : 20)}"));
        string workspace = tokens._random.Next(3) == 0 ? ", WorkspaceSamples = 3" : "";
        return Text($"/// <summary>A network under test.</summary>\n[Network({tokens._steps}{workspace})]\n{tokens._layers}[SoftmaxCrossEntropy]\npublic sealed partial class {name};\n");
    }

    private void AppendInput()
    {
        int parts = _random.Next(3) == 0 ? 2 : 1;
        for (int i = 0; i < parts; i++)
        {
            string trainable = _random.Next(6) == 0 ? ", Trainable = false" : "", from = i == 0 ? "" : ", From = \"input\"";
            Append("Embedding", Text($"{_vocabulary + i}, {_units}{(Activation() is { Length: > 0 } activation ? ", " + activation : "")}{trainable}{from}, Name = \"e{i}\""));
        }

        if (parts > 1)
            Append("Add", "\"e0\"");
    }

    private void AppendLayer()
    {
        switch (_random.Next(4))
        {
            case 0:
                Append("LayerNorm", Activation());
                break;
            case 1 when !_isNarrow:
                _units = Units();
                Append("Conv1d", Text($"{_units}, 3, Same = true, Activation = Activation.Tanh"));
                break;
            case 2:
                Append("PositionEmbedding", "");
                break;
            default:
                _units = Units();
                Append("Dense", Text($"{_units}, Activation.Silu"));
                break;
        }
    }

    private int Units() => _isNarrow ? _random.Next(1, 4) : _random.Next(3) switch
    {
        0 => _random.Next(1, 8),
        1 => _random.Next(8, 50),
        _ => 16 * _random.Next(1, 4),
    };

    private string Activation() => _random.Next(3) > 0 ? "" : "Activation.Tanh";

    private void Append(string layer, string arguments) => _layers.Append(CultureInfo.InvariantCulture, $"[{layer}{(arguments.Length == 0 ? "" : $"({arguments})")}]\n");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
