namespace NetGen.EndToEnd.Tests.RandomNetworks;

/// <summary>A check of a random network failed.</summary>
public sealed class RandomCaseException(RandomCase random, Exception failure) : Exception($"{failure.Message}\n{random}", failure);
