using NetGen.Execution;
using Xunit;

namespace NetGen.Runtime.Tests.Execution;

/// <summary>A team has as many members as it is asked for, or as there are cores.</summary>
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
    public void Members_meet()
    {
        const int Rounds = 10_000;
        int arrived = 0;
        Run(new Call(member =>
        {
            Share share = member.Of(100);
            for (int round = 1; round <= Rounds; round++)
            {
                Interlocked.Increment(ref arrived);
                share.Meet();
                Assert.Equal(Members * round, Volatile.Read(ref arrived));
                share.Meet();
            }
        }));
        Assert.Equal(Members * Rounds, arrived);
    }

    [Fact]
    public void What_the_first_has_is_told_to_all()
    {
        int agreeing = 0;
        float result = Run(new Call(member =>
        {
            Share share = member.Of(100);
            for (int i = 0; i < 100; i++)
            {
                if (share.OfFirst(share.IsFirst ? i : -1) == i)
                    Interlocked.Increment(ref agreeing);
                share.Meet();
            }
        }));
        Assert.Equal(100 * Members, agreeing);
        Assert.Equal(0, result);
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
            Exception? error = Record.Exception(() => Run(new Call(member =>
            {
                Share share = member.Of(100);
                if (share.IsFirst == (first || Members == 1))
                    throw new InvalidTimeZoneException();
                share.Meet();
            })));
            Assert.IsType<InvalidTimeZoneException>(error);
            Members_meet();
        }
    }

    [Fact]
    public void A_call_that_finds_the_team_at_work_runs_alone()
    {
        int members = 0, inner = 0;
        Run(new Call(member =>
        {
            Interlocked.Increment(ref members);
            if (member.Of(100).IsFirst)
                Run(new Call(_ => Interlocked.Increment(ref inner)));
        }));
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

    /// <summary>Runs something with up to so many members.</summary>
    internal static void Run(int members, Action<Member> run) => Team.Run(members, new Call(run), ReadOnlySpan<float>.Empty, [], default);

    private static float Run(Call task) => Team.Run(Asked, task, ReadOnlySpan<float>.Empty, [], default);

    internal readonly struct Call(Action<Member> run) : ITeamTask<float>
    {
        public float Run(ReadOnlySpan<float> inputs, Span<float> outputs, Targets targets, Member member)
        {
            run(member);
            return 0;
        }
    }

    private readonly struct Copy : ITeamTask<float>
    {
        public float Run(ReadOnlySpan<float> inputs, Span<float> outputs, Targets targets, Member member)
        {
            if (member.Of(100).IsFirst)
                targets.Rows.CopyTo(outputs);
            return inputs.Length + targets.Rows[0];
        }
    }
}
