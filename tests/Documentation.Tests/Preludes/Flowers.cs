// Three species whose petals differ, in centimetres.
var random = new Random(1);
float[] measured = new float[4 * 60];
int[] species = [.. Enumerable.Range(0, 60).Select(i => i % 3)];
for (int i = 0; i < measured.Length; i++)
    measured[i] = species[i / 4] + 3 + random.NextSingle();
Dataset<int> flowers = Dataset.Of(measured, species);
float[] measurements = [5.1f, 4.9f, 5.2f, 5.0f];
var network = new FlowerClassifier(seed: 1);

[Network(4)]
[Dense(8, Activation.Tanh)]
[Dense(3)]
[SoftmaxCrossEntropy]
internal sealed partial class FlowerClassifier;
