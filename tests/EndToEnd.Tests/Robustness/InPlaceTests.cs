using NetGen.Testing;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Robustness;

/// <summary>Outputs may replace the inputs where there are as many, and may not overlap them otherwise.</summary>
public class InPlaceTests
{
    // In the lanes, where the last vector reads samples twice; tiles whose columns are computed one panel after the other; several layers.
    private static readonly NetworkSource[] Sources =
    [
        new(3, new Layer(5, Activation.Tanh), new Layer(3)),
        new(70, new Layer(70, Activation.Relu)),
        new(40, new Layer(50, Activation.Relu), new Layer(40)),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Outputs_may_replace_the_inputs(int source)
    {
        CompiledNetwork network = Load(source);
        foreach (MapsRows run in (MapsRows[])[network.Forward, network.Predict])
        {
            foreach (int samples in (int[])[1, 2, 7, 33, 300])
            {
                float[] inputs = Inputs(network, samples), expected = new float[inputs.Length], memory = [.. inputs];
                run(inputs, expected);
                run(memory, memory);
                Assert.Equal(expected, memory);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(6)]
    public void Spans_that_partly_overlap_are_refused(int offset)
    {
        CompiledNetwork network = Load(0);
        float[] memory = Inputs(network, 20), before = [.. memory];

        var forward = Assert.Throws<ArgumentException>(() => network.Forward(memory.AsSpan(9, 27), memory.AsSpan(9 + offset, 27)));
        var predict = Assert.Throws<ArgumentException>(() => network.Predict(memory.AsSpan(9, 27), memory.AsSpan(9 + offset, 27)));

        Assert.Equal(("outputs", "predictions"), (forward.ParamName, predict.ParamName));
        Assert.Contains("The 27 'inputs' and the 27 'outputs' partly overlap", forward.Message, StringComparison.Ordinal);
        Assert.Contains("The 27 'inputs' and the 27 'predictions' partly overlap", predict.Message, StringComparison.Ordinal);
        Assert.Equal(before, memory);
    }

    private static CompiledNetwork Load(int source)
    {
        NetworkCompilation.Together(Sources);
        return NetworkCompilation.Load(Sources[source], seed: 1);
    }

    private static float[] Inputs(CompiledNetwork network, int samples)
    {
        var random = new Random(samples);
        return [.. Enumerable.Range(0, samples * network.InputSize).Select(_ => (2 * random.NextSingle()) - 1)];
    }
}
