using System.Collections.Immutable;

namespace NetGen.EndToEnd.Tests.Speed;

/// <summary>A method as the JIT reports it.</summary>
/// <param name="Name">With its class, generic arguments and parameters.</param>
/// <param name="Tier">Such as <c>FullOpts</c>, <c>Tier0</c> or <c>MinOpts</c>.</param>
/// <param name="Calls">What its machine code calls, if it was asked for.</param>
public sealed record CompiledMethod(string Name, string Tier, ImmutableArray<string> Calls)
{
    /// <summary>Whether it is one of a network's kernels.</summary>
    public bool IsKernelOf(string network) =>
        IsOf(network) && Name.Contains(".Kernels:", StringComparison.Ordinal) && !Name.EndsWith(":.cctor()", StringComparison.Ordinal);

    /// <summary>Whether it was generated for a network of the probe: its class lies in the network's namespace.</summary>
    public bool IsOf(string network) => Name.Contains($"NetGen.Generated.NetGen_JitProbe_{network}.", StringComparison.Ordinal);
}
