using System.Reflection;
using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Contract;

/// <summary>A program that was compiled with another version of NetGen than it runs with says so, and computes nothing.</summary>
[Trait("Runs", "once")]
public class MemoryLayoutTests
{
    private const string Layout = "layout: 1,";

    private static readonly NetworkSource[] Sources =
    [
        new(2, new Layer(3, Activation.Relu), new Layer(2)),
        new(40, new Layer(50, Activation.Relu), new Layer(40)) { Optimizer = new Adam() },
        new(3, new Layer(2)) { Loss = null },
    ];

    [Fact]
    public void A_network_states_the_layout_that_it_was_generated_for() =>
        Assert.All(Sources, source => Assert.Equal(2, Generated(source).Split(Layout).Length));

    [Theory]
    [InlineData(0, "for memory layout 0, and NetGen ")]
    [InlineData(2, "for memory layout 2, and NetGen ")]
    public void One_for_another_layout_cannot_be_made(int version, string message) => Assert.All(Sources, source =>
    {
        var error = Assert.Throws<TargetInvocationException>(() => Compile(source, $"layout: {version},"));
        Assert.Contains(message, Assert.IsType<InvalidOperationException>(error.InnerException).Message, StringComparison.Ordinal);
    });

    [Fact]
    public void One_for_this_layout_can() => Assert.All(Sources, source => Compile(source, Layout));

    private static string Generated(NetworkSource source) => NetworkCompilation.Of(source.File).Generated.Single().SourceText.ToString();

    /// <summary>The network as another version of the compiler would have generated it: from a file of which it generates nothing any more.</summary>
    private static CompiledNetwork Compile(NetworkSource source, string layout)
    {
        string user = $"/// <summary>Generated earlier.</summary>\npublic sealed partial class {source.Name};";
        Assembly assembly = NetworkCompilation.Of(user, Generated(source).Replace(Layout, layout, StringComparison.Ordinal)).Load();
        return CompiledNetwork.Of(assembly, source.Name);
    }
}
