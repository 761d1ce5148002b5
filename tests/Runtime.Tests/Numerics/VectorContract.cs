using System.Numerics;
using CsCheck;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>What <see cref="IVector{V}"/> promises, lane by lane.</summary>
public abstract class VectorContract<V>
    where V : struct, IVector<V>
{
    private const float Guard = 12345f;

    private static readonly Gen<float[]> Vectors = Samples.Finite.Array[V.Count];
    private static readonly Gen<float[]> OrdinaryVectors = Samples.Ordinary.Array[V.Count];

    protected abstract int Width { get; }

    [Fact]
    public void Count_is_the_width() => Assert.Equal(Width, V.Count);

    [Fact]
    public void Zero_and_Create_fill_all_lanes()
    {
        Assert.All(Lanes.Get(V.Zero), lane => Assert.Equal(0f, lane));
        Samples.Finite.Sample(x => Lanes.Get(V.Create(x)).All(lane => lane.Equals(x)), iter: 50);
    }

    [Fact]
    public void Indices_count_from_0() => AssertLanes(V.Indices, i => i);

    [Fact]
    public void Integers_are_computed_by_the_bits() => Gen.Select(Gen.Int, Gen.Int, Gen.Int[1, 31]).Sample((first, second, count) =>
    {
        V left = V.CountFrom(first), right = V.CreateInteger(second);
        AssertBits(left, i => unchecked(first + i));
        AssertBits(right, _ => second);
        AssertBits(V.AddIntegers(left, right), i => unchecked(first + i + second));
        AssertBits(V.Xor(left, right), i => unchecked(first + i) ^ second);
        AssertBits(V.RotateLeft(left, count), i => (int)BitOperations.RotateLeft((uint)unchecked(first + i), count));
        AssertLanes(V.UnitOfBits(left), i => (uint)unchecked(first + i) / 256 / 16_777_216f);
    });

    [Fact]
    public void Broadcast_fills_all_lanes()
    {
        float[] source = Counting(8);
        AssertLanes(V.Broadcast(ref source[2], 3), _ => source[5]);
        AssertLanes(V.Broadcast(ref source[2], -1), _ => source[1]);
    }

    [Fact]
    public void LoadIndices_converts_integers()
    {
        int[] source = [.. Enumerable.Range(0, 40).Select(i => i * 12345 - 7)];
        AssertLanes(V.LoadIndices(ref source[1], 2), i => source[3 + i]);
    }

    [Fact]
    public void Load_and_Store_work_at_any_alignment()
    {
        float[] source = Counting(64);
        for (int offset = 0; offset < 32; offset++)
        {
            float[] target = Guarded(64);
            V.Load(ref source[1], offset).Store(ref target[1], offset);
            Assert.Equal(source[(1 + offset)..(1 + offset + V.Count)], target[(1 + offset)..(1 + offset + V.Count)]);
            Assert.Equal(64 - V.Count, target.Count(x => x == Guard));
        }
    }

    [Fact]
    public void Load_takes_offsets_before_the_source()
    {
        float[] source = Counting(64);
        Assert.Equal(source[13..(13 + V.Count)], Lanes.Get(V.Load(ref source[20], -7)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(-2)]
    public void LoadStrided_takes_every_strideth(int stride)
    {
        float[] source = Counting(2 * 16 * 16 + 1);
        int middle = source.Length / 2;
        float[] expected = [.. Enumerable.Range(0, V.Count).Select(i => source[middle + i * stride])];
        Assert.Equal(expected, Lanes.Get(V.LoadStrided(ref source[middle], stride)));
    }

    [Fact]
    public void LoadStrided_by_constants_takes_every_strideth()
    {
        float[] source = Counting(64);
        Assert.Equal(source[1..(1 + V.Count)], Lanes.Get(V.LoadStrided(ref source[1], 1)));
        Assert.Equal(Enumerable.Range(0, V.Count).Select(i => source[1 + 2 * i]), Lanes.Get(V.LoadStrided(ref source[1], 2)));
        Assert.Equal(Enumerable.Range(0, V.Count).Select(i => source[1 + 3 * i]), Lanes.Get(V.LoadStrided(ref source[1], 3)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void StoreStrided_writes_every_strideth_and_nothing_else(int stride)
    {
        float[] lanes = Counting(V.Count);
        float[] target = Guarded(200);
        Lanes.Of<V>(lanes).StoreStrided(ref target[1], stride);
        Assert.Equal(lanes, Enumerable.Range(0, V.Count).Select(i => target[1 + i * stride]));
        Assert.Equal(target.Length - V.Count, target.Count(x => x == Guard));
    }

    [Fact]
    public void StoreFirst_writes_no_lane_more()
    {
        float[] lanes = Counting(V.Count);
        V vector = Lanes.Of<V>(lanes);
        for (int count = 0; count <= V.Count; count++)
        {
            float[] target = Guarded(40);
            vector.StoreFirst(ref target[1], 2, count);
            Assert.Equal(lanes[..count], target[3..(3 + count)]);
            Assert.All(target[..3], x => Assert.Equal(Guard, x));
            Assert.All(target[(3 + count)..], x => Assert.Equal(Guard, x));
        }
    }

    [Fact]
    public void Arithmetic_is_that_of_floats() =>
        Gen.Select(Vectors, Vectors).Sample((a, b) =>
        {
            V left = Lanes.Of<V>(a);
            V right = Lanes.Of<V>(b);
            AssertLanes(left + right, i => a[i] + b[i]);
            AssertLanes(left - right, i => a[i] - b[i]);
            AssertLanes(left * right, i => a[i] * b[i]);
            AssertLanes(left / right, i => a[i] / b[i]);
            AssertLanes(-left, i => -a[i]);
            AssertLanes(V.Abs(left), i => MathF.Abs(a[i]));
            AssertLanes(V.Sqrt(V.Abs(left)), i => MathF.Sqrt(MathF.Abs(a[i])));
        }, iter: 200);

    [Fact]
    public void MultiplyAdd_rounds_once_or_twice() =>
        Gen.Select(OrdinaryVectors, OrdinaryVectors, OrdinaryVectors).Sample((a, b, c) =>
        {
            float[] results = Lanes.Get(V.MultiplyAdd(Lanes.Of<V>(a), Lanes.Of<V>(b), Lanes.Of<V>(c)));
            for (int i = 0; i < V.Count; i++)
            {
                float once = MathF.FusedMultiplyAdd(a[i], b[i], c[i]);
                float twice = a[i] * b[i] + c[i];
                Assert.True(results[i] == once || results[i] == twice, $"{a[i]} · {b[i]} + {c[i]} gave {results[i]}");
            }
        }, iter: 200);

    [Fact]
    public void Max_and_Min_compare() =>
        Gen.Select(Vectors, Vectors).Sample((a, b) =>
        {
            AssertLanes(V.Max(Lanes.Of<V>(a), Lanes.Of<V>(b)), i => a[i] > b[i] ? a[i] : b[i]);
            AssertLanes(V.Min(Lanes.Of<V>(a), Lanes.Of<V>(b)), i => a[i] < b[i] ? a[i] : b[i]);
        }, iter: 200);

    [Fact]
    public void Max_and_Min_keep_NaN_on_the_right()
    {
        V nan = V.Create(float.NaN);
        foreach (float value in Samples.Extremes)
        {
            AssertLanes(V.Max(V.Create(value), nan), _ => float.NaN);
            AssertLanes(V.Min(V.Create(value), nan), _ => float.NaN);
        }

        // Constants the JIT can see must not change that.
        AssertLanes(V.Max(V.Zero, nan), _ => float.NaN);
        AssertLanes(V.Min(V.Create(1f), V.Max(V.Create(-1f), nan)), _ => float.NaN);
    }

    [Fact]
    public void Round_takes_ties_to_even()
    {
        float[] values = [-2.5f, -1.5f, -0.5f, 0.5f, 1.5f, 2.5f, 0.4999999f, 8388607.5f, 1e30f, -126.5f];
        Assert.Equal(values.Select(x => MathF.Round(x)), Lanes.Map<V>(values, V.Round));
        OrdinaryVectors.Sample(a => AssertLanes(V.Round(Lanes.Of<V>(a)), i => MathF.Round(a[i])), iter: 100);
    }

    [Fact]
    public void IfPositive_chooses_by_the_sign()
    {
        foreach (float condition in Samples.Extremes)
        {
            AssertLanes(V.IfPositive(V.Create(condition), V.Create(3f), V.Create(4f)), _ => condition > 0f ? 3f : 4f);
        }

        Gen.Select(Vectors, Vectors, Vectors).Sample((a, b, c) =>
            AssertLanes(V.IfPositive(Lanes.Of<V>(a), Lanes.Of<V>(b), Lanes.Of<V>(c)), i => a[i] > 0f ? b[i] : c[i]), iter: 100);
    }

    [Fact]
    public void IfEqual_chooses_by_equality()
    {
        foreach (float value in Samples.Extremes)
        {
            AssertLanes(V.IfEqual(V.Create(value), V.Create(1f), V.Create(3f), V.Create(4f)), _ => value == 1f ? 3f : 4f);
        }

        AssertLanes(V.IfEqual(V.Indices, V.Create(2f), V.Create(3f), V.Indices), i => i == 2 ? 3f : i);
    }

    [Fact]
    public void ScaleByPowerOfTwo_scales()
    {
        for (int exponent = -126; exponent <= 127; exponent++)
        {
            AssertLanes(V.ScaleByPowerOfTwo(V.Create(-1.375f), V.Create(exponent)), _ => MathF.ScaleB(-1.375f, exponent));
        }

        AssertLanes(V.ScaleByPowerOfTwo(V.Create(1.375f), V.Create(-127f)), _ => 0f);
        AssertLanes(V.ScaleByPowerOfTwo(V.Create(float.NaN), V.Create(3f)), _ => float.NaN);
        AssertLanes(V.ScaleByPowerOfTwo(V.Create(float.NaN), V.Create(float.NaN)), _ => float.NaN);
    }

    [Fact]
    public void SplitExponent_is_undone_by_ScaleByPowerOfTwo() =>
        Vectors.Select(a => a.Select(x => MathF.Max(MathF.Abs(x), 1.17549435e-38f)).ToArray()).Sample(a =>
        {
            float[] exponents = Lanes.Get(V.SplitExponent(Lanes.Of<V>(a), out V mantissa));
            float[] mantissas = Lanes.Get(mantissa);
            for (int i = 0; i < V.Count; i++)
            {
                Assert.InRange(mantissas[i], 1f, MathF.BitDecrement(2f));
                Assert.Equal(a[i], MathF.ScaleB(mantissas[i], (int)exponents[i]));
            }
        }, iter: 200);

    [Fact]
    public void Sum_adds_every_lane() =>
        OrdinaryVectors.Sample(
            a => Math.Abs(V.Sum(Lanes.Of<V>(a)) - a.Sum(x => (double)x)) <= 1e-6 * a.Sum(x => Math.Abs((double)x)), iter: 200);

    [Fact]
    public void SumEach_sums_each() =>
        OrdinaryVectors.Array[4].Sample(a =>
        {
            float[] sums = Lanes.Get(V.SumEach(Lanes.Of<V>(a[0]), Lanes.Of<V>(a[1]), Lanes.Of<V>(a[2]), Lanes.Of<V>(a[3])));
            return a.Zip(sums).All(p => Math.Abs(p.Second - p.First.Sum(x => (double)x)) <= 1e-6 * p.First.Sum(x => Math.Abs((double)x)));
        }, iter: 200);

    [Fact]
    public void Largest_finds_every_lane()
    {
        for (int i = 0; i < V.Count; i++)
        {
            float[] lanes = [.. Enumerable.Range(0, V.Count).Select(k => k == i ? -1f : -2f - k)];
            Assert.Equal(-1f, V.Largest(Lanes.Of<V>(lanes)));
        }

        Vectors.Sample(a => V.Largest(Lanes.Of<V>(a)) == a.Max(), iter: 100);
    }

    private static float[] Counting(int count) => [.. Enumerable.Range(0, count).Select(i => i + 0.5f)];

    private static float[] Guarded(int count) => [.. Enumerable.Repeat(Guard, count)];

    private static void AssertBits(V actual, Func<int, int> expected)
    {
        float[] lanes = new float[V.Count];
        actual.Store(ref lanes[0], 0);
        Assert.Equal(Enumerable.Range(0, V.Count).Select(expected), lanes.Select(BitConverter.SingleToInt32Bits));
    }

    private static void AssertLanes(V actual, Func<int, float> expected) =>
        Assert.Equal(Enumerable.Range(0, V.Count).Select(expected), Lanes.Get(actual));
}

public sealed class V1Contract : VectorContract<V1>
{
    protected override int Width => 1;
}

public sealed class V128Contract : VectorContract<V128>
{
    protected override int Width => 4;
}

public sealed class V256Contract : VectorContract<V256>
{
    protected override int Width => 8;
}

public sealed class V512Contract : VectorContract<V512>
{
    protected override int Width => 16;
}
