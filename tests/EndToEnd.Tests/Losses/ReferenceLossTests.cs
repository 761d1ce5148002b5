using NetGen.Testing;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Losses;

/// <summary>The double-precision losses that generated code is compared with have the gradients that they say.</summary>
[Trait("Runs", "once")]
public class ReferenceLossTests
{
    private const double Change = 1e-6;

    public static TheoryData<string> Losses => [.. LossCases.Attributes];

    [Theory]
    [MemberData(nameof(Losses))]
    public void The_gradient_is_the_slope_of_the_loss(string attribute)
    {
        foreach (int outputs in (int[])[1, 2, 5])
        {
            LossFunction loss = LossCases.Named(attribute, outputs);
            var source = new NetworkSource(3, new Layer(outputs)) { Loss = loss };
            foreach (bool useRows in (bool[])[false, true])
            {
                Batch batch = Batch.Of(source, samples: 7, useRows, seed: 5);
                Matrix values = new ReferenceNetwork(source, batch.Parameters).Forward(batch.InputMatrix);
                var gradient = new Matrix(values.Rows, outputs);
                loss.Evaluate(values, batch.Targets, gradient);
                for (int i = 0; i < values.Values.Length; i++)
                    Assert.Equal(Slope(loss, values, batch.Targets, i), gradient.Values[i], 1e-8);
            }
        }
    }

    private static double Slope(LossFunction loss, Matrix outputs, Targets targets, int element)
    {
        var unused = new Matrix(outputs.Rows, outputs.Columns);
        double before = outputs.Values[element];
        outputs.Values[element] = before + Change;
        double above = loss.Evaluate(outputs, targets, unused);
        outputs.Values[element] = before - Change;
        double below = loss.Evaluate(outputs, targets, unused);
        outputs.Values[element] = before;
        return (above - below) / (2 * Change);
    }
}
