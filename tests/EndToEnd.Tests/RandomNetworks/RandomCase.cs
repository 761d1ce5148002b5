using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.RandomNetworks;

/// <summary>A random network, and what to run it on.</summary>
public sealed record RandomCase(NetworkSource Source, int Samples, bool UseRows, int Seed, float LearningRate)
{
    public CompiledNetwork Compile() => NetworkCompilation.Load(Source);

    public Batch Draw() => Batch.Of(Source, Samples, UseRows, Seed);

    public override string ToString() =>
        $"{Source}// {Samples} samples, {(UseRows ? "target rows" : "labels")}, data seed {Seed}, learning rate {LearningRate}";
}
