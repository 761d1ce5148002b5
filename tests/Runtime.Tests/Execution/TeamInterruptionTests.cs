using NetGen.Execution;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

/// <summary>
/// A caller that is interrupted stays until every member is done, for they work on its memory. The interruption is raised again afterwards.
/// </summary>
[Collection(TeamTests.Collection)]
public class TeamInterruptionTests
{
    private const int Asked = 2;

    private static readonly int Members = Math.Min(Asked, Environment.ProcessorCount);

    /// <summary>How long a caller that leaves too early has time to do so. A slow machine can hide the fault, but not invent one.</summary>
    private static readonly TimeSpan Chance = TimeSpan.FromMilliseconds(50);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_interrupted_caller_stays_until_all_are_done(bool meets)
    {
        for (int round = 0; round < 10; round++)
        {
            using var begun = new ManualResetEventSlim();
            bool isReleased = false, wereDone = false, wasRaised = false;
            int done = 0;
            Exception? error = null;
            var caller = new Thread(() =>
            {
                error = Record.Exception(() => Run(member =>
                {
                    Share share = member.Of(100);
                    bool waits = !share.IsFirst || Members == 1;
                    if (waits)
                        begun.Set();
                    while (waits && !Volatile.Read(ref isReleased))
                        Thread.SpinWait(10);
                    if (meets)
                        share.Meet();
                    Interlocked.Increment(ref done);
                }));
                wereDone = Volatile.Read(ref done) == Members;
                wasRaised = IsInterrupted();
            });
            caller.Start();
            begun.Wait();
            for (int i = 0; i < 5; i++)
            {
                caller.Interrupt();
                caller.Join(Chance / 5);
            }

            Volatile.Write(ref isReleased, true);
            caller.Join();
            Assert.Null(error);
            Assert.True(wereDone);
            Assert.True(wasRaised);
        }
    }

    [Fact]
    public void A_storm_of_interruptions_changes_no_result()
    {
        const int Calls = 2_000, Rounds = 5;
        bool isOver = false;
        int wrong = 0;
        Exception? error = null;
        var caller = new Thread(() =>
        {
            error = Record.Exception(() =>
            {
                for (int call = 0; call < Calls; call++)
                {
                    int done = 0;
                    Run(member =>
                    {
                        Share share = member.Of(100);
                        for (int round = 1; round <= Rounds; round++)
                        {
                            Interlocked.Increment(ref done);
                            share.Meet();
                        }
                    });
                    if (Volatile.Read(ref done) != Members * Rounds)
                        wrong++;
                }
            });
            Volatile.Write(ref isOver, true);
            IsInterrupted();
        });
        caller.Start();
        while (!Volatile.Read(ref isOver))
        {
            caller.Interrupt();
            Thread.Yield();
        }

        caller.Join();
        Assert.Null(error);
        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Without_an_interruption_none_is_raised()
    {
        Run(member => member.Of(100).Meet());
        Assert.False(IsInterrupted());
    }

    private static void Run(Action<Member> run) => TeamTests.Run(Asked, run);

    /// <summary>An interruption is seen by the next call that blocks.</summary>
    private static bool IsInterrupted()
    {
        try
        {
            Thread.Sleep(1);
            return false;
        }
        catch (ThreadInterruptedException)
        {
            return true;
        }
    }
}
