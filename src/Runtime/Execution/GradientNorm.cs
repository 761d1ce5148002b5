using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>Computes the norm of the gradient of all parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GradientNorm
{
    private const int Block = 1024;

    /// <summary>Returns √Σ g² of <paramref name="floats"/> gradients. The number must be a multiple of 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of<V>(ref float gradients, int floats)
        where V : struct, IVector<V>
    {
        double sum = 0;
        for (nint block = 0; block < floats; block += Block)
        {
            V squares = V.Zero;
            nint end = nint.Min(block + Block, floats);
            for (nint i = block; i < end; i += V.Count)
            {
                V gradient = V.Load(ref gradients, i);
                squares = V.MultiplyAdd(gradient, gradient, squares);
            }

            sum += V.Sum(squares);
        }

        // Squares leave the range of a float long before the gradients do.
        return sum is > 1e-30 and < double.PositiveInfinity ? Math.Sqrt(sum) : InDoubles(ref gradients, floats);
    }

    private static double InDoubles(ref float gradients, int floats)
    {
        double sum = 0;
        for (nint i = 0; i < floats; i++)
            sum += (double)Unsafe.Add(ref gradients, i) * Unsafe.Add(ref gradients, i);
        return Math.Sqrt(sum);
    }
}
