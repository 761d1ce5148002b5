using CsCheck;
using NetGen.EndToEnd.Tests.RandomNetworks;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Optimizers;

/// <summary>Draws optimisers with every option on and off, and networks to train with them.</summary>
public static class RandomOptimizers
{
    private static readonly Gen<float> Momentum = Gen.OneOf(0f, 0.5f, 0.9f);

    private static readonly Gen<float> Decay = Gen.OneOf(0f, 0.01f, 0.3f);

    private static readonly Gen<float> Beta = Gen.OneOf(0f, 0.5f, 0.9f, 0.99f, 0.999f);

    // Large enough that rounding errors of tiny gradients stay tiny; the golden runs have the usual ones.
    private static readonly Gen<float> Epsilon = Gen.OneOf(1e-3f, 1e-2f, 1f);

    /// <summary>The optimisers whose steps change little when the gradients do.</summary>
    private static readonly Gen<Optimizer> Smooth = Gen.OneOf(
        Gen.Select(Momentum, Momentum, Decay, (momentum, dampening, decay) => (Optimizer)new Sgd(momentum, false, decay, dampening)),
        Gen.Select(Beta, Epsilon, Momentum, Gen.Bool, Decay, (kept, epsilon, momentum, centered, decay) =>
            // Around a mean of one gradient there is no variance, only rounding errors.
            (Optimizer)new RmsProp(kept, epsilon, momentum, centered && kept > 0, decay)),
        Gen.Select(Beta, Beta, Epsilon, Decay, (first, second, epsilon, decay) => (Optimizer)new Adam(first, second, epsilon, decay)),
        Gen.Select(Beta, Beta, Epsilon, Decay, (first, second, epsilon, decay) => (Optimizer)new AdamW(first, second, epsilon, decay)),
        Gen.Select(Decay, Decay, Gen.OneOf(0f, 0.1f), Epsilon, (rateDecay, decay, initial, epsilon) =>
            (Optimizer)new AdaGrad(rateDecay, decay, initial, epsilon)));

    private static readonly Gen<Optimizer> Any = Gen.Frequency(
        (5, Smooth),
        (1, Gen.Select(Beta, Beta, Decay, (first, second, decay) => (Optimizer)new Lion(first, second, decay))));

    /// <summary>Networks whose derivative has no jumps, with optimisers whose step has none.</summary>
    public static Gen<RandomCase> SmoothCases { get; } = On(Gen.Frequency((3, RandomCases.Smooth), (1, RandomCases.Narrow)), Smooth);

    public static Gen<RandomCase> AnyCases { get; } = On(Gen.Frequency((2, RandomCases.Any), (1, RandomCases.Tiny)), Any);

    private static Gen<RandomCase> On(Gen<RandomCase> cases, Gen<Optimizer> optimizers) =>
        Gen.Select(cases, optimizers, Gen.OneOf(0.001f, 0.01f), (random, optimizer, learningRate) => random with
        {
            Source = random.Source with { Optimizer = optimizer },
            LearningRate = learningRate,
        });
}
