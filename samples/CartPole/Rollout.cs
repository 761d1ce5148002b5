/// <summary>Lets a network balance several poles at the same time for some steps, and tells how each step turned out.</summary>
internal sealed class Rollout
{
    public const int Poles = 16, Steps = 64;

    // A step counts 1 - Discount, so that expectations are at most 1; the share of later surprises follows Schulman et al., 2016.
    private const float Discount = 0.99f, Trace = 0.95f;

    private readonly Balancer _network;
    private readonly Random _random;
    private readonly Pole[] _poles = new Pole[Poles];
    private readonly float[] _outputs = new float[(Steps + 1) * Poles * Balancer.OutputSize];
    private readonly float[] _inputs = new float[(Steps + 1) * Poles * Pole.Features];
    private readonly bool[] _falls = new bool[Steps * Poles];
    private readonly bool[] _ends = new bool[Steps * Poles];

    public Rollout(Balancer network, Random random)
    {
        (_network, _random) = (network, random);
        for (int i = 0; i < Poles; i++)
            _poles[i] = Pole.Standing(random);
    }

    /// <summary>What the network saw in each step of each pole.</summary>
    public ReadOnlySpan<float> Inputs => _inputs.AsSpan(0, Steps * Poles * Pole.Features);

    /// <summary>How each step turned out.</summary>
    public Experience[] Experience { get; } = new Experience[Steps * Poles];

    /// <summary>Runs all poles for some steps. A pole that falls, or has been balanced long enough, is replaced.</summary>
    public void Run()
    {
        for (int step = 0; step <= Steps; step++)
        {
            Span<float> inputs = _inputs.AsSpan(step * Poles * Pole.Features, Poles * Pole.Features);
            for (int i = 0; i < Poles; i++)
                _poles[i].CopyTo(inputs[(i * Pole.Features)..]);
            _network.Forward(inputs, _outputs.AsSpan(step * Poles * Balancer.OutputSize, Poles * Balancer.OutputSize));
            for (int i = 0; step < Steps && i < Poles; i++)
                Push(step * Poles + i, ref _poles[i]);
        }

        Judge();
    }

    private void Push(int place, ref Pole pole)
    {
        ReadOnlySpan<float> outputs = OutputsOf(place);
        bool right = Balancer.Draw(outputs, _random);
        Experience[place] = new(right, Balancer.LogProbability(outputs, right), 0, 0);
        pole.Push(right);
        (_falls[place], _ends[place]) = (pole.Fell, pole.Ends);
        if (pole.Ends)
            pole = Pole.Standing(_random);
    }

    /// <summary>Finds, from the last step to the first, by how much each step and those after it exceeded what was expected.</summary>
    private void Judge()
    {
        for (int i = 0; i < Poles; i++)
        {
            float advantage = 0;
            for (int step = Steps - 1; step >= 0; step--)
            {
                int place = step * Poles + i;
                // A pole that was balanced to the end could have gone on: about as long as was expected before.
                float expected = OutputsOf(place)[Balancer.Actions];
                float next = _falls[place] ? 0 : _ends[place] ? expected : OutputsOf(place + Poles)[Balancer.Actions];
                float surprise = (1 - Discount) + Discount * next - expected;
                advantage = surprise + (_ends[place] ? 0 : Discount * Trace * advantage);
                Experience[place] = Experience[place] with { Advantage = advantage, Return = expected + advantage };
            }
        }

        float mean = Experience.Average(step => step.Advantage);
        float deviation = MathF.Sqrt(Experience.Average(step => (step.Advantage - mean) * (step.Advantage - mean))) + 1e-6f;
        for (int i = 0; i < Experience.Length; i++)
            Experience[i] = Experience[i] with { Advantage = (Experience[i].Advantage - mean) / deviation };
    }

    private ReadOnlySpan<float> OutputsOf(int place) => _outputs.AsSpan(place * Balancer.OutputSize, Balancer.OutputSize);
}
