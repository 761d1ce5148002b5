namespace NetGen.Generator.Emission.Kernels;

/// <summary>Whether the JIT makes a method part of those that call it.</summary>
internal enum Inlining
{
    /// <summary>As it thinks best; the method is compiled with all optimisations at once.</summary>
    Default,

    Always,

    /// <summary>A short method whose locals would slow down the start of those that call it.</summary>
    Never,
}
