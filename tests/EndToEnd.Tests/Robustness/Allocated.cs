namespace NetGen.EndToEnd.Tests.Robustness;

/// <summary>Counts what calls allocate, for tests in the collection <see cref="Alone"/>.</summary>
internal static class Allocated
{
    /// <summary>The bytes that a call, made once before, allocates when it is made so many times.</summary>
    public static long By(Action call, int calls)
    {
        call();

        // Whatever a call allocates shows every time; a jump of the count does not.
        return Enumerable.Range(0, 3).Min(_ => Count(call, calls));
    }

    private static long Count(Action call, int calls)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < calls; i++)
            call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
