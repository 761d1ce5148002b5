namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN006, NETGEN007 and NETGEN008.</summary>
public class HyperparameterTests
{
    [Theory]
    [InlineData("{|NETGEN006:(Activation)99|}")]
    [InlineData("{|NETGEN006:(Activation)(-1)|}")]
    [InlineData("activation: {|NETGEN006:(Activation)10|}")]
    [InlineData("{|NETGEN006:Activation.Silu + 1|}")]
    [InlineData("{|NETGEN006:~Activation.Linear|}")]
    [InlineData("(Activation)9")]
    [InlineData("Activation.Relu | Activation.LeakyRelu")]
    public Task Activations(string activation) =>
        NetworkAnalyzerTest.Check($"[Network(2)] [Dense(3, {activation})] partial class N;");

    [Theory]
    [InlineData("Momentum = {|NETGEN007:1|}")]
    [InlineData("Momentum = {|NETGEN007:-0.1f|}")]
    [InlineData("Momentum = {|NETGEN007:float.NaN|}")]
    [InlineData("Momentum = {|NETGEN007:float.PositiveInfinity|}")]
    [InlineData("Momentum = {|NETGEN007:float.NegativeInfinity|}")]
    [InlineData("Momentum = {|NETGEN007:0f / 0f|}")]
    [InlineData("Momentum = {|NETGEN007:1.5f|}, Nesterov = true")]
    [InlineData("WeightDecay = {|NETGEN007:-1e-9f|}")]
    [InlineData("WeightDecay = {|NETGEN007:float.NaN|}")]
    [InlineData("WeightDecay = {|NETGEN007:float.PositiveInfinity|}")]
    [InlineData("WeightDecay = {|NETGEN007:-1|}, Momentum = {|NETGEN007:1|}")]
    [InlineData("WeightDecay = float.MaxValue, Momentum = 0.99f")]
    public Task Numbers_of_the_optimiser(string arguments) => VerifySgd(arguments);

    [Theory]
    [InlineData("Nesterov = {|NETGEN008:true|}")]
    [InlineData("Nesterov = {|NETGEN008:!false|}, Momentum = 0")]
    [InlineData("Momentum = -0f, Nesterov = {|NETGEN008:true|}")]
    [InlineData("Momentum = 0.9f, Nesterov = true")]
    [InlineData("Nesterov = false")]
    public Task Nesterov_without_momentum(string arguments) => VerifySgd(arguments);

    private static Task VerifySgd(string arguments) =>
        NetworkAnalyzerTest.Check($"[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd({arguments})] partial class N;");
}
