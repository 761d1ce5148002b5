using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Training;

/// <summary>Points of a square, class 1 inside a circle, and networks that learn to tell.</summary>
internal static class Circle
{
    public const float LearningRate = 0.1f;

    public static NetworkSource Source { get; } =
        new(2, new Layer(16, Activation.Tanh) { Name = "hidden" }, new Layer(2)) { Optimizer = new Sgd(Momentum: 0.9f) };

    /// <summary>The same with an optimiser that counts its steps.</summary>
    public static NetworkSource WithAdam { get; } = Source with { Optimizer = new Adam() };

    public static CompiledNetwork Load(NetworkSource? source = null, ulong seed = 1) => NetworkCompilation.Load(source ?? Source, seed);

    public static ITrainableNetwork<int> Learner(this CompiledNetwork network) => (ITrainableNetwork<int>)network.Instance;

    public static Dataset<int> Points(int count, int seed = 1)
    {
        var random = new Random(seed);
        return Dataset.From(
            Enumerable.Range(0, count).Select(_ => (X: 2 * random.NextSingle() - 1, Y: 2 * random.NextSingle() - 1)),
            point => [point.X, point.Y],
            point => point.X * point.X + point.Y * point.Y < 0.5f ? 1 : 0);
    }
}
