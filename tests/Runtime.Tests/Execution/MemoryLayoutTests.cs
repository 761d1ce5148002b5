using System.Reflection;
using NetGen.Execution;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

/// <summary>Code that was generated for one layout of memory does not run on another.</summary>
public class MemoryLayoutTests
{
    [Fact]
    public void Code_of_an_earlier_layout_is_refused_and_says_what_to_compile_again()
    {
        string message = Assert.Throws<InvalidOperationException>(() => new AlignedBuffer(16, 0, typeof(MemoryLayoutTests))).Message;

        Assert.Matches(
            @"^The networks of 'NetGen\.Runtime\.Tests' were generated for memory layout 0, and NetGen \d+\.\d+\.\d+ has memory layout \d+: "
            + @"compile 'NetGen\.Runtime\.Tests' again with this version of NetGen, or update it if it comes in a package\.$",
            message);
    }

    [Fact]
    public void Code_of_a_later_layout_is_refused_and_says_what_to_update()
    {
        string message = Assert.Throws<InvalidOperationException>(() => new AlignedBuffer(16, int.MaxValue, typeof(MemoryLayoutTests))).Message;

        Assert.Matches(
            @"for memory layout 2147483647, and NetGen \d+\.\d+\.\d+ has memory layout \d+: "
            + @"update the NetGen package of the program to the version that 'NetGen\.Runtime\.Tests' was compiled with\.$",
            message);
    }

    /// <summary>The compiler copies a constant into the assembly that uses it, where it stays when the runtime's value changes.</summary>
    [Fact]
    public void The_runtime_has_no_public_constants()
    {
        IEnumerable<FieldInfo> constants = typeof(AlignedBuffer).Assembly.GetExportedTypes()
            .Where(type => !type.IsEnum)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.IsLiteral);

        Assert.Empty(constants.Select(field => $"{field.DeclaringType}.{field.Name}"));
    }
}
