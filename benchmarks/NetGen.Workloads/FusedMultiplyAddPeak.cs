using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.Numerics;

namespace NetGen.Workloads;

/// <summary>The core's limit: fused multiply-adds of the widest vectors that stay in registers.</summary>
public static class FusedMultiplyAddPeak
{
    private const int Chains = 12; // two units with a latency of four cycles or five need ten

    private static float _result;

    /// <summary>Floating-point operations of one turn of the loop.</summary>
    public static double OperationsPerCall { get; } = 2.0 * Chains *
        (Vector512.IsHardwareAccelerated ? V512.Count : Vector256.IsHardwareAccelerated ? V256.Count : V128.Count);

    public static void Run(int times) => _result =
        Vector512.IsHardwareAccelerated ? Run<V512>(times) : Vector256.IsHardwareAccelerated ? Run<V256>(times) : Run<V128>(times);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run<V>(int times)
        where V : struct, IVector<V>
    {
        V scale = V.Create(0.5f + _result), offset = V.Create(0.25f);
        V a = V.Zero, b = V.Zero, c = V.Zero, d = V.Zero, e = V.Zero, f = V.Zero;
        V g = V.Zero, h = V.Zero, i = V.Zero, j = V.Zero, k = V.Zero, l = V.Zero;
        for (int n = 0; n < times; n++)
        {
            a = V.MultiplyAdd(a, scale, offset);
            b = V.MultiplyAdd(b, scale, offset);
            c = V.MultiplyAdd(c, scale, offset);
            d = V.MultiplyAdd(d, scale, offset);
            e = V.MultiplyAdd(e, scale, offset);
            f = V.MultiplyAdd(f, scale, offset);
            g = V.MultiplyAdd(g, scale, offset);
            h = V.MultiplyAdd(h, scale, offset);
            i = V.MultiplyAdd(i, scale, offset);
            j = V.MultiplyAdd(j, scale, offset);
            k = V.MultiplyAdd(k, scale, offset);
            l = V.MultiplyAdd(l, scale, offset);
        }

        return 1e-30f * V.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
