namespace NetGen.Testing.Reference;

/// <summary>erf in double precision.</summary>
public static class ErrorFunction
{
    // erf(x) = 2/√π · exp(-x²) · Σ (2x²)ⁿ x / (1·3·5···(2n+1)): slow, but every term has the same sign, so nothing cancels.
    public static double Erf(double x)
    {
        // Beyond 6 the rest is under half a unit in the last place.
        if (Math.Abs(x) > 6)
            return Math.Sign(x);

        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
