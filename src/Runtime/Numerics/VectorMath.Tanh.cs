using System.Runtime.CompilerServices;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V>(V x)
        where V : struct, IVector<V>
    {
        // x P(x²) / Q(x²) up to the first x whose tangent rounds to 1.
        x = V.Min(V.Create(9.01f), V.Max(V.Create(-9.01f), x));
        V square = x * x;

        V p = V.Create(-1.22246969e-11f);
        p = V.MultiplyAdd(p, square, V.Create(3.0613592e-8f));
        p = V.MultiplyAdd(p, square, V.Create(2.80193189e-5f));
        p = V.MultiplyAdd(p, square, V.Create(0.00386891488f));
        p = V.MultiplyAdd(p, square, V.Create(0.136803834f));
        p = V.MultiplyAdd(p, square, V.Create(1f));

        V q = V.Create(1.28819591e-6f);
        q = V.MultiplyAdd(q, square, V.Create(0.000393966677f));
        q = V.MultiplyAdd(q, square, V.Create(0.027247987f));
        q = V.MultiplyAdd(q, square, V.Create(0.470137155f));
        q = V.MultiplyAdd(q, square, V.Create(1f));
        return x * p / q;
    }
}
