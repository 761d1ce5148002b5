namespace NetGen.Runtime.Tests.Numerics;

/// <summary>Distances in units of the last place of a single-precision result.</summary>
internal static class Ulp
{
    internal static double Distance(float actual, double exact)
    {
        float nearest = (float)exact;
        if (!float.IsFinite(actual) || !float.IsFinite(nearest))
        {
            return actual.Equals(nearest) ? 0 : double.PositiveInfinity;
        }

        float magnitude = Math.Abs(nearest);
        return Math.Abs(actual - exact) / ((double)MathF.BitIncrement(magnitude) - magnitude);
    }
}
