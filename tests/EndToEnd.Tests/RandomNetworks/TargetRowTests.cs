using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.RandomNetworks;

public class TargetRowTests
{
    /// <summary>PyTorch takes target rows as they are, whatever they sum up to; negative targets too.</summary>
    [Fact]
    public void Rows_that_are_not_validated_need_not_sum_to_one()
    {
        foreach (int classes in (int[])[2, 3, 20])
        {
            var source = new NetworkSource(3, new Layer(classes)) { Loss = new SoftmaxCrossEntropy(ValidateTargets: false) };
            Batch batch = Batch.Of(source, 17, useRows: true, seed: 1);
            var random = new Random(2);
            float[] values = [.. Enumerable.Range(0, 17 * classes).Select(i => i < classes ? 0 : 2 * random.NextSingle() - 0.5f)];

            batch = batch with { Targets = new TargetRows(values, classes) };
            var comparison = new Comparison(source, batch, NetworkCompilation.Load(source));
            comparison.CheckLoss();
            comparison.CheckGradients();
            Assert.True(comparison.CheckTrainStep(0.1f) > 0, "No step of training was compared.");
        }
    }
}
