/// <summary>Digits as a network reads them: one after the other, pixels from 0 (paper) to 1 (ink).</summary>
internal sealed class DigitSet(IReadOnlyCollection<Digit> digits)
{
    public const int Side = 8, PixelsPerDigit = Side * Side;

    private readonly float[] _pixels = [.. digits.SelectMany(digit => digit.Ink).Select(ink => ink / 16f)];
    private readonly int[] _labels = [.. digits.Select(digit => digit.Label)];

    public int Count => _labels.Length;

    public ReadOnlySpan<float> Pixels(int digit) => _pixels.AsSpan(digit * PixelsPerDigit, PixelsPerDigit);

    public int Label(int digit) => _labels[digit];

    /// <summary>Copies the chosen digits to the start of the two spans.</summary>
    public void CopyTo(ReadOnlySpan<int> chosen, Span<float> pixels, Span<int> labels)
    {
        for (int i = 0; i < chosen.Length; i++)
        {
            Pixels(chosen[i]).CopyTo(pixels[(i * PixelsPerDigit)..]);
            labels[i] = Label(chosen[i]);
        }
    }
}
