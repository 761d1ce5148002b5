namespace NetGen.EndToEnd.Tests.Robustness;

/// <summary>
/// Tests that run when all others are done: while other threads collect garbage, the runtime's count of the bytes that a thread has
/// allocated sometimes jumps by a part of its allocation buffer.
/// </summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
