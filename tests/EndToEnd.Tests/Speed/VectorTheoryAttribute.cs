using NetGen.Testing;

namespace NetGen.EndToEnd.Tests.Speed;

/// <summary>A theory about machine code for vectors; reported as skipped where the machine has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VectorTheoryAttribute : TheoryAttribute
{
    public VectorTheoryAttribute()
    {
        if (Budget.IsScalar)
            Skip = "Vectors are emulated here, by calls.";
    }
}
