using NetGen;

/// <summary>
/// Makes pushes that turned out better than expected more probable, and expectations better: the clipped objective of proximal policy optimisation (Schulman et al.,
/// 2017), the squared error of the expectation, and a little entropy, which keeps the network trying. All of it is averaged over the samples.
/// </summary>
/// <param name="experience">What the samples are about, in their order.</param>
internal readonly ref struct PolicyLoss(ReadOnlySpan<Experience> experience) : IOutputLoss
{
    private const float Clip = 0.2f, ExpectationWeight = 0.5f, EntropyWeight = 0.01f;

    private readonly ReadOnlySpan<Experience> _experience = experience;

    public float Evaluate(ReadOnlySpan<float> outputs, Span<float> outputGradients)
    {
        float loss = 0, share = 1f / _experience.Length;
        for (int i = 0; i < _experience.Length; i++)
        {
            ReadOnlySpan<float> row = outputs.Slice(i * Balancer.OutputSize, Balancer.OutputSize);
            Span<float> gradient = outputGradients.Slice(i * Balancer.OutputSize, Balancer.OutputSize);
            Experience step = _experience[i];

            float logOfAction = Balancer.LogProbability(row, step.Right), logOfOther = Balancer.LogProbability(row, !step.Right);
            float ofAction = MathF.Exp(logOfAction), ofOther = MathF.Exp(logOfOther);
            float ratio = MathF.Exp(logOfAction - step.LogProbability);
            float limited = Math.Clamp(ratio, 1 - Clip, 1 + Clip);
            loss -= share * MathF.Min(ratio * step.Advantage, limited * step.Advantage);
            bool counts = ratio * step.Advantage <= limited * step.Advantage;
            float slope = counts ? -share * step.Advantage * ratio * ofOther : 0;

            float entropy = -(ofAction * logOfAction + ofOther * logOfOther);
            loss -= share * EntropyWeight * entropy;
            slope += share * EntropyWeight * ofAction * (logOfAction + entropy);

            // The two logits only matter by their difference.
            gradient[step.Right ? 1 : 0] = slope;
            gradient[step.Right ? 0 : 1] = -slope;

            float error = row[Balancer.Actions] - step.Return;
            loss += share * ExpectationWeight * error * error;
            gradient[Balancer.Actions] = share * ExpectationWeight * 2 * error;
        }

        return loss;
    }
}
