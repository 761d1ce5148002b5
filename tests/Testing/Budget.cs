using System.Runtime.Intrinsics;

namespace NetGen.Testing;

/// <summary>How much work a test may do, so that the suite stays quick where vectors are emulated.</summary>
public static class Budget
{
    /// <summary>Whether vectors are emulated by scalar code, tens of times slower.</summary>
    public static bool IsScalar => !Vector128.IsHardwareAccelerated;

    /// <summary><paramref name="usual"/>, or <paramref name="scalar"/> where vectors are emulated.</summary>
    public static int Of(int usual, int scalar) => IsScalar ? scalar : usual;
}
