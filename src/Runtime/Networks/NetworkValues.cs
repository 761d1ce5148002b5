namespace NetGen;

/// <summary>What a network infers with, one after the other: its parameters in canonical order, and its buffers.</summary>
internal static class NetworkValues
{
    public static int CountOf(NetworkDescription network) => network.ParameterCount + network.BufferCount;

    public static void CopyValuesTo(this INetwork network, Span<float> values)
    {
        int parameters = network.Description.ParameterCount;
        network.CopyParametersTo(values[..parameters]);
        network.CopyBuffersTo(values[parameters..]);
    }

    public static void CopyValuesFrom(this INetwork network, ReadOnlySpan<float> values)
    {
        int parameters = network.Description.ParameterCount;
        network.CopyParametersFrom(values[..parameters]);
        network.CopyBuffersFrom(values[parameters..]);
    }
}
