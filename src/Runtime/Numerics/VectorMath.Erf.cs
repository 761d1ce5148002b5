using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The error function.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf<V>(V x)
        where V : struct, IVector<V>
    {
        // x P(x²) / Q(x²) up to the first x whose error function rounds to 1.
        x = V.Min(V.Create(3.925f), V.Max(V.Create(-3.925f), x));
        V square = x * x;

        V p = V.Create(2.04601483e-6f);
        p = V.MultiplyAdd(p, square, V.Create(0.000284846206f));
        p = V.MultiplyAdd(p, square, V.Create(0.0037726485f));
        p = V.MultiplyAdd(p, square, V.Create(0.0527695962f));
        p = V.MultiplyAdd(p, square, V.Create(0.190595977f));
        p = V.MultiplyAdd(p, square, V.Create(1.12837915f));

        V q = V.Create(3.8047788e-5f);
        q = V.MultiplyAdd(q, square, V.Create(0.00116388266f));
        q = V.MultiplyAdd(q, square, V.Create(0.014983392f));
        q = V.MultiplyAdd(q, square, V.Create(0.114183644f));
        q = V.MultiplyAdd(q, square, V.Create(0.502244017f));
        q = V.MultiplyAdd(q, square, V.Create(1f));
        return x * p / q;
    }
}
