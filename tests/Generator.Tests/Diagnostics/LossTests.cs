namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN007, NETGEN017, NETGEN019, NETGEN020 and NETGEN021: what the options of losses may be.</summary>
public class LossTests
{
    [Theory]
    [InlineData("SoftmaxCrossEntropy(LabelSmoothing = {|NETGEN007:1|}, FocalGamma = {|NETGEN007:-0.5f|})")]
    [InlineData("SoftmaxCrossEntropy(LabelSmoothing = {|NETGEN007:-0.1f|}, FocalGamma = {|NETGEN007:float.PositiveInfinity|})")]
    [InlineData("SoftmaxCrossEntropy(LabelSmoothing = {|NETGEN007:float.NaN|})")]
    [InlineData("SoftmaxCrossEntropy(ClassWeights = {|NETGEN007:new[] { 1f, -1, 1 }|})")]
    [InlineData("SoftmaxCrossEntropy(ClassWeights = {|NETGEN007:new[] { 1f, 1, float.NaN }|})")]
    [InlineData("SoftmaxCrossEntropy(LabelSmoothing = 0.99f, ClassWeights = new[] { 0f, 1, 1e9f }, FocalGamma = 5, IgnoreIndex = 2)")]
    [InlineData("SoftmaxCrossEntropy(ClassWeights = null)")]
    [InlineData("SigmoidCrossEntropy(LabelSmoothing = {|NETGEN007:1|}, FocalGamma = {|NETGEN007:-1|})")]
    [InlineData("SigmoidCrossEntropy(PositiveWeights = {|NETGEN007:new[] { 1, float.PositiveInfinity, 1 }|})")]
    [InlineData("SigmoidCrossEntropy(PositiveWeights = new[] { 0f, 0, 0 }, LabelSmoothing = 0.5f, FocalGamma = 2)")]
    [InlineData("HuberLoss(Delta = {|NETGEN007:0|})")]
    [InlineData("HuberLoss(Delta = {|NETGEN007:float.PositiveInfinity|})")]
    [InlineData("HuberLoss(Delta = 1e-3f)")]
    [InlineData("HingeLoss(Margin = {|NETGEN007:-1|})")]
    [InlineData("HingeLoss(Margin = 2)")]
    [InlineData("KlDivergence(ValidateTargets = false)")]
    [InlineData("MeanSquaredError")]
    public Task Numbers(string loss) => Check(loss);

    [Theory]
    [InlineData("SoftmaxCrossEntropy(ClassWeights = {|NETGEN019:new[] { 1f, 2 }|})")]
    [InlineData("SoftmaxCrossEntropy(ClassWeights = {|NETGEN019:new[] { 1f, 2, 3, 4 }|}, LabelSmoothing = 0.1f)")]
    [InlineData("SigmoidCrossEntropy(PositiveWeights = {|NETGEN019:new[] { 1f }|})")]
    public Task A_weight_for_each_output(string loss) => Check(loss);

    [Theory]
    [InlineData("SoftmaxCrossEntropy(ClassWeights = {|NETGEN020:new[] { 0f, 0, 0 }|})")]
    [InlineData("SoftmaxCrossEntropy(ClassWeights = {|NETGEN020:new[] { 0f, 2, 0 }|}, IgnoreIndex = 1)")]
    [InlineData("SoftmaxCrossEntropy(ClassWeights = new[] { 0f, 2, 0 }, IgnoreIndex = 0)")]
    [InlineData("SoftmaxCrossEntropy(ClassWeights = new[] { 0f, 0, 1 })")]
    public Task A_class_that_counts(string loss) => Check(loss);

    [Theory]
    [InlineData("SoftmaxCrossEntropy(IgnoreIndex = -1, ValidateTargets = {|NETGEN017:true|})")]
    [InlineData("SoftmaxCrossEntropy(IgnoreIndex = -1)")]
    [InlineData("SoftmaxCrossEntropy(ValidateTargets = false)")]
    public Task Validation_of_rows_that_there_are(string loss) => Check(loss);

    [Theory]
    [InlineData("{|NETGEN021:SoftmaxCrossEntropy|}")]
    [InlineData("{|NETGEN021:KlDivergence|}")]
    [InlineData("{|NETGEN021:HingeLoss(Margin = 2)|}")]
    [InlineData("SigmoidCrossEntropy")]
    [InlineData("SigmoidCrossEntropy(PositiveWeights = new[] { 3f })")]
    [InlineData("MeanSquaredError")]
    [InlineData("HuberLoss")]
    public Task Losses_of_one_output(string loss) => NetworkAnalyzerTest.Check($"[Network(2)] [Dense(1)] [{loss}] partial class N;");

    private static Task Check(string loss) => NetworkAnalyzerTest.Check($"[Network(2)] [Dense(3)] [{loss}] partial class N;");
}
