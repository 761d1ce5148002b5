using NetGen;

/// <summary>An image that the network takes for another class.</summary>
/// <param name="Pixels">The pixels, row by row.</param>
/// <param name="Label">The class of the image.</param>
/// <param name="Answer">The class the network chose.</param>
/// <param name="Saliency">How much the loss depends on each pixel: the size of its gradient.</param>
internal sealed record Misread(float[] Pixels, int Label, int Answer, float[] Saliency)
{
    public static IEnumerable<Misread> In(Dataset<int> images, Recipe recipe)
    {
        float[] predictions = Trainer.Predict(recipe.Network, images);
        int classes = recipe.Classes.Length;
        for (int i = 0; i < images.Count; i++)
        {
            float[] pixels = new float[images.InputSize];
            int[] label = [0];
            images.Read([i], pixels, label);
            int answer = Enumerable.Range(0, classes).MaxBy(candidate => predictions[(i * classes) + candidate]);
            if (answer == label[0])
                continue;
            float[] gradients = new float[pixels.Length];
            recipe.PixelGradients(pixels, label, gradients);
            yield return new(pixels, label[0], answer, [.. gradients.Select(Math.Abs)]);
        }
    }
}
