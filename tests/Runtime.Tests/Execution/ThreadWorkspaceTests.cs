using System.Runtime.CompilerServices;
using NetGen.Execution;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

public class ThreadWorkspaceTests
{
    private const int Large = 1 << 20;

    /// <summary>A reference into the block is all that a program has of it.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(Large)]
    public void A_block_in_use_stays(int length)
    {
        ref float first = ref ThreadWorkspace.Rent(length);
        for (int i = 0; i < length; i++)
            Unsafe.Add(ref first, i) = i;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        for (int i = 0; i < length; i++)
            Assert.Equal(i, Unsafe.Add(ref first, i));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(Large)]
    public void What_is_there_is_rented_without_allocating(int length)
    {
        ref float first = ref ThreadWorkspace.Rent(length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
            first = ref ThreadWorkspace.Rent(length);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        first = 1;
    }
}
