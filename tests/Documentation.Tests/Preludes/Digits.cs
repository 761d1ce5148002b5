var random = new Random(1);
float[] inputs = new float[64 * 100], validationInputs = new float[64 * 20];
int[] labels = new int[100], validationLabels = new int[20];
Draw(inputs, labels);
Draw(validationInputs, validationLabels);
Dataset<int> digits = Dataset.Of(inputs, labels);
var network = new DigitClassifier(seed: 1);

void Draw(float[] pixels, int[] classes)
{
    for (int i = 0; i < pixels.Length; i++)
        pixels[i] = (i % 64 % 10 == i / 64 % 10 ? 0.8f : 0.1f) + (0.1f * random.NextSingle());
    for (int i = 0; i < classes.Length; i++)
        classes[i] = i % 10;
}

[Network(64)]
[Dense(32, Activation.Relu, Name = "fc1")]
[Dense(10, Name = "fc2")]
[SoftmaxCrossEntropy]
[Sgd(Momentum = 0.9f)]
internal sealed partial class DigitClassifier;
