using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Speed;

/// <summary>What the generator writes and allocates depends on how many layers there are, not on how wide they are.</summary>
[Trait("Runs", "once")]
public class GeneratorCostTests
{
    private const int LargestFile = 300 * 1024, UsualFile = 70 * 1024;

    private static readonly int[] Medium = [64, 32, 10];
    private static readonly int[] Wide = [2_048, 1_024, 320];
    private static readonly int[] TwentyEqual = [.. Enumerable.Repeat(64, 21)];
    private static readonly int[] TwentyDifferent = [.. Enumerable.Range(50, 21)];

    [Fact]
    public void A_thousand_times_the_weights_take_no_more_text()
    {
        int medium = Emit(Medium).Length;
        Assert.InRange(Emit(Wide).Length, medium / 2, medium * 3 / 2);
    }

    [Fact]
    public void A_thousand_times_the_weights_take_no_more_memory_to_generate()
    {
        long medium = AllocatedToEmit(Medium);
        Assert.InRange(AllocatedToEmit(Wide), medium / 2, medium * 3 / 2);
    }

    [Fact]
    public void Twenty_equal_layers_make_no_large_file() => Assert.InRange(Emit(TwentyEqual).Length, 0, LargestFile);

    [Fact]
    public void Twenty_different_layers_make_no_large_file() => Assert.InRange(Emit(TwentyDifferent).Length, 0, LargestFile);

    /// <summary>A project can have a hundred networks: the compiler's time grows with their files.</summary>
    [Fact]
    public void A_usual_network_makes_no_large_file() => Assert.InRange(Emit(Medium).Length, 0, UsualFile);

    private static string Emit(int[] sizes) =>
        NetworkCompilation.Driver().RunGenerators(Compilation(sizes)).GetRunResult().GeneratedTrees.Single().ToString();

    private static long AllocatedToEmit(int[] sizes)
    {
        CSharpCompilation compilation = Compilation(sizes);
        GeneratorDriver driver = NetworkCompilation.Driver();
        driver.RunGenerators(compilation);
        long before = GC.GetAllocatedBytesForCurrentThread();
        driver.RunGenerators(compilation);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static CSharpCompilation Compilation(int[] sizes)
    {
        var source = new NetworkSource(sizes[0], [.. sizes[1..].Select(units => new Layer(units, Activation.Relu))]);
        return NetworkCompilation.Unchecked(LanguageVersion.Default, source.File);
    }
}
