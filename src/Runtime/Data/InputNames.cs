namespace NetGen;

/// <summary>What messages call the inputs of a sample.</summary>
internal static class InputNames
{
    public static string Of<TInput>()
        where TInput : unmanaged => typeof(TInput) == typeof(int) ? "tokens" : "features";
}
