using System.Text;

/// <summary>Writes text with a model, character by character. Each of them is drawn by chance, as likely as the model says.</summary>
/// <param name="model">The model.</param>
/// <param name="temperature">At 1, characters are as likely as the model says. Below 1, likely ones become more likely, and the text is safer.</param>
/// <param name="seed">The same seed gives the same text.</param>
internal sealed class Writer(TextModel model, double temperature, int seed)
{
    private readonly Random _random = new(seed);
    private readonly int[] _window = new int[TextModel.Window];
    private readonly float[] _outputs = new float[TextModel.OutputSize];
    private int _seen;

    /// <summary>Continues a text until the end of the paragraph, or until it has a number of characters.</summary>
    public string Continue(string beginning, int longest)
    {
        _seen = 0;
        ReadOnlySpan<float> scores = default;
        foreach (int token in Alphabet.TokensOf(beginning))
            scores = ScoresAfter(token);

        var text = new StringBuilder(beginning.TrimStart(Alphabet.EndOfParagraph));
        while (text.Length < longest)
        {
            int token = Draw(scores);
            char character = Alphabet.CharacterOf(token);
            if (character == Alphabet.EndOfParagraph)
                break;
            text.Append(character);
            scores = ScoresAfter(token);
        }

        return text.ToString();
    }

    /// <summary>Adds a character to the window, and gets the scores of the characters that can follow.</summary>
    private ReadOnlySpan<float> ScoresAfter(int token)
    {
        if (_seen == TextModel.Window)
            _window.AsSpan(1).CopyTo(_window);
        else
            _seen++;
        _window[_seen - 1] = token;
        // What is in the window after the last character makes no difference: attention is causal.
        model.Forward(_window, _outputs);
        return _outputs.AsSpan((_seen - 1) * Alphabet.Size, Alphabet.Size);
    }

    private int Draw(ReadOnlySpan<float> scores)
    {
        float largest = float.NegativeInfinity;
        foreach (float score in scores)
            largest = Math.Max(largest, score);

        double sum = 0;
        foreach (float score in scores)
            sum += Weight(score);
        double place = sum * _random.NextDouble();
        int token = 0;
        while (token < scores.Length - 1 && (place -= Weight(scores[token])) >= 0)
            token++;
        return token;

        double Weight(float score) => Math.Exp((score - largest) / temperature);
    }
}
