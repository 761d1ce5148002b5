// Digits that are easy to tell: each has its own eighth of the picture.
var random = new Random(1);
DigitRecord[] records = [.. Enumerable.Range(0, 200).Select(i => DigitRecord.Draw(i % 10, random))];

internal sealed record DigitRecord(float[] Pixels, int Label)
{
    public static DigitRecord Draw(int label, Random random)
    {
        float[] pixels = new float[64];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (i % 10 == label ? 0.8f : 0.1f) + (0.1f * random.NextSingle());
        return new DigitRecord(pixels, label);
    }
}

[Network(64)]
[Dense(32, Activation.Relu)]
[Dense(10)]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f)]
internal sealed partial class DigitClassifier;
