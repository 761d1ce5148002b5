using System.Collections.Immutable;
using NetGen.Testing;

namespace NetGen.Benchmarks;

/// <summary>A network as its user writes it.</summary>
public sealed record NetworkText(string Name, NetworkSource Source)
{
    public static ImmutableArray<NetworkText> All { get; } =
    [
        Dense(2, 4, 2),
        Dense(64, 32, 10),
        Dense(784, 512, 512, 10),
        new("20 equal layers", Of(64, Enumerable.Repeat(64, 20))),
        new("20 different layers", Of(64, Enumerable.Range(0, 20).Select(i => 50 + i))),
    ];

    public override string ToString() => Name;

    private static NetworkText Dense(params int[] sizes) => new(string.Join('-', sizes), Of(sizes[0], sizes[1..]));

    private static NetworkSource Of(int inputs, IEnumerable<int> units) =>
        new(inputs, [.. units.SkipLast(1).Select(count => new Layer(count, Activation.Relu)), new Layer(units.Last())]);
}
