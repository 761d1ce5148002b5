using System.Runtime.CompilerServices;
using NetGen.Execution;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

public class ThreadWorkspaceTests
{
    private const int Large = 1 << 20;

    /// <summary>Threads that once made a call, and wait for another, hold no memory meanwhile.</summary>
    [Fact]
    public void An_idle_thread_keeps_no_large_block()
    {
        const int Threads = 20;
        using var rented = new CountdownEvent(Threads);
        using var over = new ManualResetEventSlim();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            Touch(Large);
            rented.Signal();
            over.Wait();
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        rented.Wait();
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        over.Set();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.True(held < 4L * Large * sizeof(float), $"{held} bytes are held.");
    }

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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Touch(int length) => ThreadWorkspace.Rent(length) = 1;
}
