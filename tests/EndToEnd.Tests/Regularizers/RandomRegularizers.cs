using CsCheck;
using NetGen.EndToEnd.Tests.Optimizers;
using NetGen.EndToEnd.Tests.RandomNetworks;
using NetGen.Testing;

namespace NetGen.EndToEnd.Tests.Regularizers;

/// <summary>Draws networks with penalties, dropouts, clipped gradients and frozen layers, and an optimiser.</summary>
public static class RandomRegularizers
{
    private static readonly Gen<float> Factor = Gen.OneOf(0f, 0.003f, 0.1f);

    private static readonly Gen<float> Rate = Gen.Frequency((2, Gen.Const(0f)), (1, Gen.OneOf(0.1f, 0.5f, 0.9f)));

    // Small enough to matter for most gradients, and for others not.
    private static readonly Gen<(float? Norm, float? Value)> Limits = Gen.OneOf<(float?, float?)>((null, null), (0.1f, null), (100, null), (null, 0.01f));

    /// <summary>Networks whose derivative has no jumps, with optimisers whose step has none.</summary>
    public static Gen<RandomCase> SmoothCases { get; } = On(RandomOptimizers.SmoothCases);

    public static Gen<RandomCase> AnyCases { get; } = On(RandomOptimizers.AnyCases);

    private static Gen<RandomCase> On(Gen<RandomCase> cases) =>
        Gen.Select(cases, Factor, Factor, Limits, Rate.Array[5], Gen.Int[0, 3].Array[5], (random, l1, l2, limits, rates, frozen) => random with
        {
            Source = random.Source with
            {
                L1 = l1,
                L2 = l2,
                MaxNorm = limits.Norm,
                MaxValue = limits.Value,
                Layers = [.. random.Source.Layers.Select((layer, i) => With(layer, rates[i], isFrozen: frozen[i] == 0 && frozen.Contains(1)))],
            },
        }).Where(random => random.Source.Layers.Any(layer => layer.Trainable));

    private static Layer With(Layer layer, float rate, bool isFrozen) => layer with { Dropout = rate, Trainable = !isFrozen };
}
