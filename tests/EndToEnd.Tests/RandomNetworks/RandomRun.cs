using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.RandomNetworks;

/// <summary>
/// Random networks, compiled together. They are the same in each run and on each vector width, where they need not be compiled again;
/// <c>NETGEN_TEST_SEED</c> draws others.
/// </summary>
public sealed class RandomRun
{
    private static readonly ulong Offset = ulong.Parse(Environment.GetEnvironmentVariable("NETGEN_TEST_SEED") ?? "0", CultureInfo.InvariantCulture);

    private readonly ImmutableArray<RandomCase> _cases;
    private readonly NetworkBatch _networks;
    private readonly int _checked;

    /// <param name="cases">Where the networks are drawn from.</param>
    /// <param name="count">How many are drawn and checked.</param>
    /// <param name="scalar">How many of them are checked where vectors are emulated.</param>
    /// <param name="seed">Which ones are drawn.</param>
    public RandomRun(Gen<RandomCase> cases, int count, int scalar, uint seed)
    {
        var random = new PCG(seed, Offset);
        _cases = [.. Enumerable.Range(0, count).Select(_ => cases.Generate(random, null, out Size _))];
        _networks = new NetworkBatch(_cases.Select(random => random.Source));
        _checked = Budget.Of(count, scalar);
    }

    /// <summary>Checks each network. A failure prints its declaration.</summary>
    public void Check(Action<RandomCase, CompiledNetwork> check) => Parallel.For(0, _checked, index =>
    {
        try
        {
            check(_cases[index], _networks.Load(index));
        }
        catch (Exception failure)
        {
            throw new RandomCaseException(_cases[index], failure);
        }
    });

    /// <summary>Compares each network with the reference; fails also when in none of them a step of training could be compared.</summary>
    /// <param name="compare">Returns the number of steps that it compared.</param>
    public void Compare(Func<RandomCase, CompiledNetwork, int> compare)
    {
        int steps = 0;
        Check((random, network) => Interlocked.Add(ref steps, compare(random, network)));
        Assert.True(steps > 0, "No step of training was compared.");
    }
}
