using NetGen.Testing;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests;

/// <summary>Random targets that suit a loss, for the outputs that a network gives.</summary>
internal sealed class DrawnTargets(NetworkSource source, Random random)
{
    private readonly LossFunction _loss = source.Loss ?? new MeanSquaredError();
    private readonly int _outputs = source.OutputSize;

    /// <summary>Rows if they are asked for and suit the loss, or labels do not.</summary>
    public Targets Draw(ReferenceNetwork reference, Matrix inputs, bool useRows) =>
        _loss.TakesRows(_outputs) && (useRows || !_loss.TakesLabels(_outputs)) ? DrawRows(inputs.Rows) : DrawLabels(reference.Forward(inputs));

    private ClassLabels DrawLabels(Matrix outputs)
    {
        int[] labels = new int[outputs.Rows];
        for (int n = 0; n < labels.Length; n++)
        {
            do
                labels[n] = random.Next(_loss.Classes(_outputs));
            while (_loss.IsNearJump(outputs.Row(n), labels[n]));

            // One sample counts at least.
            if (_loss.IgnoredLabel is int ignored && n > 0 && random.Next(3) == 0)
                labels[n] = ignored;
        }

        if (labels[0] == _loss.IgnoredLabel)
            labels[0] = (labels[0] + 1) % _loss.Classes(_outputs);
        return new ClassLabels(labels);
    }

    private TargetRows DrawRows(int samples)
    {
        float[] values = new float[samples * _outputs];
        for (int n = 0; n < samples; n++)
            DrawRow(values.AsSpan(n * _outputs, _outputs));
        return new TargetRows(values, _outputs);
    }

    private void DrawRow(Span<float> row)
    {
        float sum = 0;
        foreach (ref float value in row)
        {
            // Some without any target, as in rows that are all on one class.
            value = random.Next(4) == 0 ? 0 : random.NextSingle();
            sum += value;
        }

        foreach (ref float value in row)
        {
            value = _loss.Rows switch
            {
                RowContent.Distribution => sum == 0 ? 1f / row.Length : value / sum,
                RowContent.Probabilities => random.Next(3) == 0 ? value : MathF.Round(value),
                _ => 4 * value - 2,
            };
        }
    }
}
