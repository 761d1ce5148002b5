using System.Runtime.Intrinsics;

namespace NetGen.EndToEnd.Tests.Speed;

/// <summary>
/// What is generated stays within what the JIT is ready to optimise. Past its limits it says nothing: it leaves a whole method as it is,
/// or calls what should have been inlined, and the network is right and many times slower.
/// </summary>
public class JitReportTests(JitReport report) : IClassFixture<JitReport>
{
    public static TheoryData<string> Networks =>
    [
        "Narrow", "NarrowDeep", "NarrowFull", "NarrowInlined", "NarrowHard", "NarrowCapped", "NarrowSmooth", "NarrowWithAdam",
        "Small", "SmallFull", "SmallDeep", "Medium", "Wide", "EveryActivation", "TwelveLayers", "WithDampening", "WithRmsProp", "WithCenteredRmsProp", "WithAdam", "WithAdamW", "WithAdaGrad", "WithLion",
        "WithFocalLoss", "WithSmoothing", "WithSigmoid", "WithHingeLoss", "Pictures", "NarrowTokens", "Tokens", "Attending", "Gates", "Memory",
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
    [MemberData(nameof(Networks))]
    public void Kernels_inline_all_that_they_compute_with(string network)
    {
        CompiledMethod[] kernels = [.. report.Listings.Where(method => method.IsKernelOf(network))];
        Assert.NotEmpty(kernels);
        Assert.All(kernels, kernel => Assert.DoesNotContain(kernel.Calls, IsArithmetic));
    }

    [VectorTheory]
    [MemberData(nameof(Networks))]
    public void Register_tiles_call_nothing(string network)
    {
        // What the last tile calls comes after its sums.
        const string Tile = "NetGen.Execution.RegisterTile:Of", Last = "NetGen.Execution.RegisterTile:FinishFromMemory[";
        IEnumerable<CompiledMethod> tiles = report.Listings.Where(
            method => method.IsOf(network) && method.Name.StartsWith(Tile, StringComparison.Ordinal));
        Assert.Equal(network.StartsWith("Narrow", StringComparison.Ordinal), !tiles.Any());
        Assert.All(tiles, tile => Assert.All(tile.Calls, call => Assert.StartsWith(Last, call, StringComparison.Ordinal)));
    }

    /// <summary>They are for vectors of 512 bits alone.</summary>
    [VectorTheory]
    [InlineData("NetGen.Execution.PairTile:Run[", "NetGen.Execution.PairTile:FinishFromMemory[")]
    public void Tiles_of_pairs_call_nothing(string method, string last)
    {
        CompiledMethod[] tiles = [.. report.Listings.Where(tile => tile.Name.StartsWith(method, StringComparison.Ordinal))];
        Assert.Equal(Vector512.IsHardwareAccelerated, tiles.Length > 0);
        Assert.All(tiles, tile => Assert.All(tile.Calls, call => Assert.StartsWith(last, call, StringComparison.Ordinal)));
    }

    [VectorTheory]
    [InlineData("NetGen.Execution.DepthwiseTile:Run")]
    [InlineData("NetGen.Execution.DepthwiseGradientTile:Add")]
    [InlineData("NetGen.Execution.EmbeddingTable:Gather")]
    [InlineData("NetGen.Execution.EmbeddingTable:Scatter")]
    public void Loops_over_channels_call_nothing(string method)
    {
        CompiledMethod[] tiles = [.. report.Listings.Where(tile => tile.Name.StartsWith(method, StringComparison.Ordinal))];
        Assert.NotEmpty(tiles);
        Assert.All(tiles, tile => Assert.Empty(tile.Calls));
        Assert.All(tiles, tile => Assert.Equal("FullOpts", tile.Tier));
    }

    [VectorTheory]
    [InlineData("NetGen.Execution.QueryBlock:Run")]
    [InlineData("NetGen.Execution.KeyBlock:")]
    public void Attention_inlines_all_that_it_computes_with(string method)
    {
        CompiledMethod[] blocks = [.. report.Listings.Where(block => block.Name.StartsWith(method, StringComparison.Ordinal))];
        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.DoesNotContain(block.Calls, IsArithmetic));
        Assert.All(blocks, block => Assert.Equal("FullOpts", block.Tier));
    }

    /// <summary>Whether it is called on vectors, whose registers no call leaves alone, and not meant to be.</summary>
    private static bool IsArithmetic(string method) =>
        (method.StartsWith("NetGen.Numerics.", StringComparison.Ordinal)
            && !method.StartsWith("NetGen.Numerics.LaneFunctions:", StringComparison.Ordinal))
        || method.StartsWith("System.Runtime.Intrinsics.", StringComparison.Ordinal);
}
