using NetGen;

/// <summary>Pieces of a text. The label of each character is the one that follows it.</summary>
internal sealed class TextWindows(int[] text, int stride)
    : Dataset<int, int>((text.Length - 1 - TextModel.Window) / stride + 1, TextModel.Window, TextModel.Window)
{
    protected override void ReadSamples(ReadOnlySpan<int> samples, Span<int> inputs, Span<int> targets)
    {
        foreach (int sample in samples)
        {
            text.AsSpan(sample * stride, TextModel.Window).CopyTo(inputs);
            text.AsSpan((sample * stride) + 1, TextModel.Window).CopyTo(targets);
            inputs = inputs[TextModel.Window..];
            targets = targets[TextModel.Window..];
        }
    }
}
