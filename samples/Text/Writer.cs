using System.Text;

/// <summary>Writes text with a model, character by character. Each of them is drawn by chance, as likely as the model says.</summary>
/// <param name="model">The model.</param>
/// <param name="temperature">At 1, characters are as likely as the model says. Below 1, likely ones become more likely, and the text is safer.</param>
/// <param name="seed">The same seed gives the same text.</param>
internal sealed class Writer(TextModel model, double temperature, int seed)
{
    // A stream ends with the window that the model was declared for. The next one starts with the last characters of the one before.
    private const int Kept = TextModel.Window / 2;

    private readonly Random _random = new(seed);
    private readonly TextModel.SampleStream _stream = model.CreateStream();
    private readonly int[] _window = new int[TextModel.Window];
    private readonly float[] _scores = new float[Alphabet.Size];
    private int _seen;

    /// <summary>Continues a text until the end of the paragraph, or until it has a number of characters.</summary>
    public string Continue(string beginning, int longest)
    {
        _stream.Reset();
        _seen = 0;
        foreach (int token in Alphabet.TokensOf(beginning))
            See(token);

        var text = new StringBuilder(beginning.TrimStart(Alphabet.EndOfParagraph));
        while (text.Length < longest)
        {
            int token = Draw();
            char character = Alphabet.CharacterOf(token);
            if (character == Alphabet.EndOfParagraph)
                break;
            text.Append(character);
            See(token);
        }

        return text.ToString();
    }

    /// <summary>Computes the scores of the characters that can follow one more character.</summary>
    private void See(int token)
    {
        if (_seen == TextModel.Window)
            StartAgain();
        _window[_seen++] = token;
        _stream.Step(token, _scores);
    }

    private void StartAgain()
    {
        int[] last = _window[^Kept..];
        _stream.Reset();
        _seen = 0;
        foreach (int token in last)
            See(token);
    }

    private int Draw()
    {
        float largest = _scores.Max();
        double sum = _scores.Sum(Weight);
        double place = sum * _random.NextDouble();
        int token = 0;
        while (token < _scores.Length - 1 && (place -= Weight(_scores[token])) >= 0)
            token++;
        return token;

        double Weight(float score) => Math.Exp((score - largest) / temperature);
    }
}
