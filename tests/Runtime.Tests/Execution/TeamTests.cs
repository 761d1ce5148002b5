using System.Diagnostics;
using NetGen.Execution;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

/// <summary>A team has as many members as it is asked for, or as there are cores, or have come by then.</summary>
[Collection(Collection)]
public class TeamTests
{
    /// <summary>There is one team in a process, so its tests take turns.</summary>
    internal const string Collection = "Team";

    private const int Asked = 2;

    private static readonly int Members = Math.Min(Asked, Environment.ProcessorCount);

    [Fact]
    public void Every_member_does_its_share_once()
    {
        for (int samples = 0; samples < 300; samples++)
        {
            int[] done = new int[samples];
            int[] rows = new int[samples];
            Run(new Call(member =>
            {
                Share share = member.Of(samples);
                Assert.Equal(samples, share.Samples);
                for (nint n = share.FirstSample; n < share.FirstSample + share.OwnSamples; n++)
                    Interlocked.Increment(ref done[n]);
                (nint first, nint end) = share.Rows(samples);
                for (nint row = first; row < end; row++)
                    Interlocked.Increment(ref rows[row]);
            }));
            Assert.All(done, times => Assert.Equal(1, times));
            Assert.All(rows, times => Assert.Equal(1, times));
        }
    }

    /// <summary>Or the results would depend on how many there are: fewer samples than a register tile are summed up in another order.</summary>
    [Fact]
    public void A_share_is_at_least_a_tile_or_nothing()
    {
        for (int samples = 16; samples < 300; samples++)
        {
            Run(new Call(member =>
            {
                int own = member.Of(samples).OwnSamples;
                Assert.True(own is 0 or >= 8, $"{own} of {samples}");
            }));
        }
    }

    [Fact]
    public void Members_meet() => Meet(rounds: 1_000);

    private static void Meet(int rounds)
    {
        int arrived = 0;
        RunTogether(member =>
        {
            Share share = member.Of(100);
            for (int round = 1; round <= rounds; round++)
            {
                Interlocked.Increment(ref arrived);
                share.Meet();
                Assert.Equal(Members * round, Volatile.Read(ref arrived));
                share.Meet();
            }
        });
        Assert.Equal(Members * rounds, arrived);
    }

    [Fact]
    public void What_the_first_has_is_told_to_all()
    {
        int agreeing = 0;
        RunTogether(member =>
        {
            Share share = member.Of(100);
            for (int i = 0; i < 100; i++)
            {
                if (share.OfFirst(share.IsFirst ? i : -1) == i)
                    Interlocked.Increment(ref agreeing);
                share.Meet();
            }
        });
        Assert.Equal(100 * Members, agreeing);
    }

    [Fact]
    public void All_have_the_first_ones_workspace()
    {
        Run(new Call(member =>
        {
            Share share = member.Of(100);
            ref float workspace = ref member.Workspace(1000);
            if (share.IsFirst)
                workspace = 42;
            share.Meet();
            Assert.Equal(42, workspace);
        }));
    }

    [Fact]
    public void They_see_what_the_call_was_given()
    {
        float[] inputs = [1, 2, 3], outputs = new float[2], rows = [4, 5];
        float loss = Team.Run(Asked, new Copy(), inputs, outputs, Targets.Of(rows, 1, 2));
        Assert.Equal(7, loss);
        Assert.Equal(rows, outputs);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_member_that_fails_takes_nobody_with_it(bool first)
    {
        for (int i = 0; i < 20; i++)
        {
            Exception? error = Record.Exception(() => RunTogether(member =>
            {
                Share share = member.Of(100);
                if (share.IsFirst == (first || Members == 1))
                    throw new InvalidTimeZoneException();
                share.Meet();
            }));
            Assert.IsType<InvalidTimeZoneException>(error);
            Meet(rounds: 10);
        }
    }

    [Fact]
    public void A_call_that_finds_the_team_at_work_runs_alone()
    {
        int members = 0, inner = 0;
        RunTogether(member =>
        {
            Interlocked.Increment(ref members);
            if (member.Of(100).IsFirst)
                Run(new Call(_ => Interlocked.Increment(ref inner)));
        });
        Assert.Equal(Members, members);
        Assert.Equal(1, inner);
    }

    [Fact]
    public void A_call_allocates_nothing()
    {
        var task = new Call(member => member.Of(100).Meet());
        Run(task);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            Run(task);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    /// <summary>Whoever comes between two kernels has a share of the next, and nobody does what has been done.</summary>
    [Fact]
    public void Whoever_comes_late_finds_nothing_to_do()
    {
        const int Rounds = 100, Samples = 100;
        for (int call = 0; call < 50; call++)
        {
            int[] done = new int[Rounds * Samples];
            double told = 0;
            Run(new Call(member =>
            {
                Share share = member.Of(Samples);
                for (int round = 0; round < Rounds; round++)
                {
                    nint first = share.FirstSample;
                    for (nint n = first; n < first + share.OwnSamples; n++)
                        Interlocked.Increment(ref done[(round * Samples) + n]);
                    share.Meet();
                    // Those who come late can be given no more than the 0 with which everybody goes on.
                    double value = share.OfFirst(share.IsFirst ? round : -1);
                    Assert.True(value == round || value == 0);
                    if (share.IsFirst)
                        told += value;
                }
            }));
            Assert.All(done, times => Assert.Equal(1, times));
            Assert.Equal(Rounds * (Rounds - 1) / 2, told);
        }
    }

    /// <summary>A worker may be let in at the very meeting at which the others learn that they have to stop.</summary>
    [Fact]
    public void Whoever_is_let_in_where_the_others_stop_stops_with_them()
    {
        for (int call = 0; call < 2_000; call++)
        {
            int last = call % 7;
            Run(new Call(member =>
            {
                Share share = member.Of(100);
                for (int round = 0; ; round++)
                {
                    if (double.IsNaN(share.OfFirst(round == last ? double.NaN : round)))
                        return;
                    share.Meet();
                }
            }));
        }
    }

    /// <summary>Several threads that call at the same time have a core each at most.</summary>
    [Fact]
    public void A_call_that_another_thread_s_call_overlaps_runs_alone()
    {
        using var begun = new ManualResetEventSlim();
        using var over = new ManualResetEventSlim();
        var other = new Thread(() => Run(new Call(member =>
        {
            if (!member.Of(100).IsFirst)
                return;
            begun.Set();
            over.Wait();
        })));
        int others = 0;
        // The other thread's call finds the team at work, and goes on when the team has nothing to do any more.
        Run(new Call(member =>
        {
            if (!member.Of(100).IsFirst)
                return;
            other.Start();
            begun.Wait();
        }));
        for (int call = 0; call < 100; call++)
        {
            Run(new Call(member =>
            {
                Share share = member.Of(100);
                for (int round = 0; round < 1_000; round++)
                    share.Meet();
                if (!share.IsFirst)
                    Interlocked.Increment(ref others);
            }));
        }

        over.Set();
        other.Join();
        Assert.Equal(0, others);
    }

    /// <summary>Runs a program with all members, for which some calls may be needed: those who come late have no part in it.</summary>
    internal static void RunTogether(Action<Member> program)
    {
        bool hasRun = false;
        var limit = Stopwatch.StartNew();
        while (!hasRun)
        {
            Assert.True(limit.Elapsed < TimeSpan.FromMinutes(1), "No worker came.");
            int others = 0;
            Run(new Call(member =>
            {
                Share share = member.Of(100);
                bool areAllThere = false;
                for (int i = 0; i < 10_000 && !areAllThere; i++)
                {
                    if ((!share.IsFirst && share.OwnSamples > 0) || Members == 1)
                        Volatile.Write(ref others, 1);
                    share.Meet();
                    areAllThere = share.OfFirst(Volatile.Read(ref others)) == 1;
                }

                if (!areAllThere)
                    return;
                hasRun = true;
                program(member);
            }));
        }
    }

    private static float Run(Call task) => Team.Run(Asked, task, [], [], default);

    internal readonly struct Call(Action<Member> run) : ITeamTask
    {
        public float Run(ReadOnlySpan<float> inputs, Span<float> outputs, Targets targets, Member member)
        {
            run(member);
            return 0;
        }
    }

    private readonly struct Copy : ITeamTask
    {
        public float Run(ReadOnlySpan<float> inputs, Span<float> outputs, Targets targets, Member member)
        {
            if (member.Of(100).IsFirst)
                targets.Rows.CopyTo(outputs);
            return inputs.Length + targets.Rows[0];
        }
    }
}
