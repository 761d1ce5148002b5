namespace NetGen.EndToEnd.Tests.Speed;

/// <summary>
/// What is generated stays within what the JIT is ready to optimise. Past its limits it says nothing: it leaves a whole method as it is,
/// or calls what should have been inlined, and the network is right and many times slower.
/// </summary>
public class JitReportTests(JitReport report) : IClassFixture<JitReport>
{
    public static TheoryData<string> Networks => [.. Inlined, "NarrowDeep"];

    public static TheoryData<string> InlinedNetworks => [.. Inlined];

    // Of those in the lanes, the others are beyond the locals for which the JIT inlines.
    private static string[] Inlined =>
    [
        "Narrow", "Small", "Medium", "Wide", "EveryActivation", "TwelveLayers", "WithDampening", "WithRmsProp", "WithCenteredRmsProp",
        "WithAdam", "WithAdamW", "WithAdaGrad", "WithLion", "WithFocalLoss", "WithSmoothing", "WithSigmoid", "WithHingeLoss", "NarrowWithAdam",
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void No_method_is_too_large_to_be_optimised(string network)
    {
        CompiledMethod[] methods = [.. report.Summary.Where(method => method.IsOf(network))];
        Assert.NotEmpty(methods);
        Assert.All(methods, method => Assert.DoesNotContain("MinOpts", method.Tier, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Kernels_are_optimised_at_their_first_call(string network)
    {
        CompiledMethod[] kernels = [.. report.Summary.Where(method => method.IsKernelOf(network))];
        Assert.NotEmpty(kernels);
        Assert.All(kernels, kernel => Assert.Equal("FullOpts", kernel.Tier));
    }

    [VectorTheory]
    [MemberData(nameof(InlinedNetworks))]
    public void Kernels_inline_all_that_they_compute_with(string network) => AssertInlined(network);

    [Fact(Skip = "Beyond 2-4-2 with ReLU, kernels in the lanes have more locals than the JIT inlines into.")]
    public void Kernels_of_deep_narrow_networks_inline_all_that_they_compute_with() => AssertInlined("NarrowDeep");

    [VectorTheory]
    [MemberData(nameof(InlinedNetworks))]
    public void Register_tiles_call_nothing(string network)
    {
        IEnumerable<CompiledMethod> tiles = report.Listings.Where(
            method => method.IsKernelOf(network) && method.Name.Contains("Tile", StringComparison.Ordinal));
        Assert.Equal(network.StartsWith("Narrow", StringComparison.Ordinal), !tiles.Any());
        Assert.All(tiles, tile => Assert.Empty(tile.Calls));
    }

    private void AssertInlined(string network)
    {
        CompiledMethod[] kernels = [.. report.Listings.Where(method => method.IsKernelOf(network))];
        Assert.NotEmpty(kernels);
        Assert.All(kernels, kernel => Assert.DoesNotContain(kernel.Calls, IsArithmetic));
    }

    /// <summary>Whether it is called on vectors, whose registers no call leaves alone.</summary>
    private static bool IsArithmetic(string method) =>
        method.StartsWith("NetGen.Numerics.", StringComparison.Ordinal)
        || method.StartsWith("System.Runtime.Intrinsics.", StringComparison.Ordinal);
}
