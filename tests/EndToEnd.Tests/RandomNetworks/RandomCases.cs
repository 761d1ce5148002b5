using System.Collections.Immutable;
using CsCheck;
using NetGen.EndToEnd.Tests.Losses;
using NetGen.Testing;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.RandomNetworks;

/// <summary>Draws networks: mostly small and odd, sometimes wide, so that every kernel and every remainder is met.</summary>
public static class RandomCases
{
    // Multiply-adds that the reference may spend on one batch; wide networks get fewer samples.
    private static readonly int Work = Budget.Of(2_000_000, 200_000);

    private static readonly Gen<int> Width = Gen.Frequency((12, Gen.Int[1, 70]), (1, Gen.Int[71, 300]));

    private static readonly Gen<Activation> AnyActivation = Gen.Enum<Activation>();

    private static readonly Gen<Activation> SmoothActivation = Gen.OneOf(
        Activation.Linear, Activation.Tanh, Activation.Sigmoid, Activation.Softplus, Activation.Gelu, Activation.Silu,
        Activation.Mish, Activation.GeluTanh);

    private static readonly Gen<Optimizer?> AnySgd = Gen.Frequency(
        (1, Gen.Const((Optimizer?)null)),
        (5, Gen.Select(Gen.OneOf(0f, 0.5f, 0.9f), Gen.Bool, Gen.OneOf(0f, 0.01f), (momentum, nesterov, decay) =>
            (Optimizer?)new Sgd(momentum, nesterov && momentum > 0, decay))));

    private static readonly Gen<int?> AnyWorkspace = Gen.OneOf<int?>(null, null, 1, 3, 8);

    /// <summary>One to five layers.</summary>
    public static Gen<RandomCase> Any { get; } = Cases(Networks(Width, AnyActivation, 5), 70);

    /// <summary>Networks much narrower than a vector, on larger batches.</summary>
    public static Gen<RandomCase> Tiny { get; } = Cases(Networks(Gen.Int[1, 6], AnyActivation, 4), 300);

    /// <summary>One to four layers with any loss.</summary>
    public static Gen<RandomCase> AnyLoss { get; } = Cases(WithAnyLoss(Networks(Width, AnyActivation, 4)), 70);

    /// <summary>Networks much narrower than a vector with any loss.</summary>
    public static Gen<RandomCase> TinyOfAnyLoss { get; } = Cases(WithAnyLoss(Networks(Gen.Int[1, 6], AnyActivation, 3)), 100);

    /// <summary>Networks whose derivative has no jumps.</summary>
    public static Gen<RandomCase> Smooth { get; } = Cases(Networks(Gen.Int[2, 20], SmoothActivation, 3), 70);

    /// <summary>The same with any loss whose gradient has no jumps either.</summary>
    public static Gen<RandomCase> SmoothOfAnyLoss { get; } = Cases(
        WithAnyLoss(Networks(Gen.Int[2, 20], SmoothActivation, 3)).Where(network => network.Loss is not HingeLoss), 70);

    /// <summary>Networks whose derivative has no jumps, much narrower than a vector.</summary>
    public static Gen<RandomCase> Narrow { get; } = Cases(Networks(Gen.Int[1, 6], SmoothActivation, 3), 300);

    /// <summary>One layer, wide on one side.</summary>
    public static Gen<RandomCase> Wide { get; } = Cases(
        Gen.Select(Gen.Int[1, 40], Gen.Int[1_000, 4_096], Gen.Bool, Layers(Width, AnyActivation), (narrow, wide, widens, layer) => widens
            ? new NetworkSource(narrow, layer with { Units = wide })
            : new NetworkSource(wide, layer with { Units = narrow })),
        70);

    private static Gen<Layer> Layers(Gen<int> width, Gen<Activation> activation) =>
        Gen.Select(width, activation, Gen.Frequency((3, true), (1, false)), (units, function, bias) => new Layer(units, function, bias));

    private static Gen<NetworkSource> Networks(Gen<int> width, Gen<Activation> activation, int depth)
    {
        Gen<Layer> layer = Layers(width, activation);
        return Gen.Select(width, layer.Array[1, depth], (inputs, layers) => new NetworkSource(inputs, ImmutableArray.Create(layers)));
    }

    private static Gen<NetworkSource> WithAnyLoss(Gen<NetworkSource> networks) =>
        from network in networks
        from loss in Gen.Int[0, LossCases.Attributes.Count() - 1]
        select network with { Loss = LossCases.Of(network.OutputSize)[loss] };

    private static Gen<RandomCase> Cases(Gen<NetworkSource> networks, int samples) =>
        Gen.Select(
            Gen.Select(networks, AnySgd, AnyWorkspace, (network, sgd, workspace) => network with
            {
                Optimizer = sgd,
                WorkspaceSamples = workspace,
            }),
            Gen.Int[1, samples],
            Gen.Bool,
            Gen.Int[0, int.MaxValue],
            Gen.OneOf(0.01f, 0.1f, 0.5f),
            (network, samples, useRows, seed, learningRate) => new RandomCase(
                network,
                Math.Clamp(Work / network.ParameterCount, 1, samples),
                useRows,
                seed,
                learningRate * StableShare(network)));

    // Long steps through wide layers overshoot, and multiply whatever single precision has rounded off.
    private static float StableShare(NetworkSource network) =>
        Math.Min(1, 30f / Math.Max(network.InputSize, network.Layers.Max(layer => layer.Units)));
}
