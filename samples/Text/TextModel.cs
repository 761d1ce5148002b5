using NetGen;

/// <summary>Takes a piece of text, and computes for each of its characters a score for each character that can follow.</summary>
/// <remarks>
/// The embedding turns each character into 48 learned numbers, and the position embedding adds 48 learned numbers that say where in the window it stands.
/// Two blocks then mix the characters. The last layer has a score for each character of the alphabet, at every position, so one window gives 64
/// examples at once: the first one predicts a character from one before it, the last one from 64.
/// </remarks>
[Network(Window)]
[Embedding(Alphabet.Size, Width), PositionEmbedding]
[Block<TransformerBlock>(Repeat = 2, Name = "layers")]
[LayerNorm, Dense(Alphabet.Size)]
[SoftmaxCrossEntropy]
[AdamW(WeightDecay = 0.1f)]
internal sealed partial class TextModel
{
    /// <summary>The number of characters that the model sees.</summary>
    public const int Window = 64;

    /// <summary>The number of values that stand for a character between the layers.</summary>
    public const int Width = 48;
}
