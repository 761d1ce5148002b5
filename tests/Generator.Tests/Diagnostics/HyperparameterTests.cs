namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN006, NETGEN007, NETGEN008 and NETGEN017.</summary>
public class HyperparameterTests
{
    [Theory]
    [InlineData("{|NETGEN006:(Activation)99|}")]
    [InlineData("{|NETGEN006:(Activation)(-1)|}")]
    [InlineData("activation: {|NETGEN006:(Activation)15|}")]
    [InlineData("{|NETGEN006:Activation.GeluTanh + 1|}")]
    [InlineData("{|NETGEN006:~Activation.Linear|}")]
    [InlineData("(Activation)9")]
    [InlineData("Activation.Relu | Activation.LeakyRelu")]
    public Task Activations(string activation) =>
        NetworkAnalyzerTest.Check($"[Network(2)] [Dense(3, {activation})] partial class N;");

    [Theory]
    [InlineData("Initializer = {|NETGEN006:(Initializer)9|}")]
    [InlineData("Initializer = {|NETGEN006:(Initializer)(-1)|}, InitialBias = 1")]
    [InlineData("Initializer = Initializer.Constant, InitialValue = {|NETGEN007:float.NaN|}")]
    [InlineData("InitialBias = {|NETGEN007:float.NegativeInfinity|}")]
    [InlineData("InitialValue = {|NETGEN017:0.1f|}")]
    [InlineData("Initializer = Initializer.Zeros, InitialValue = {|NETGEN017:0|}")]
    [InlineData("UseBias = false, InitialBias = {|NETGEN017:1|}")]
    [InlineData("Initializer = Initializer.Constant, InitialValue = -1e9f, InitialBias = float.MaxValue")]
    [InlineData("Initializer = Initializer.LeCunNormal, UseBias = false")]
    public Task Initial_values(string options) => NetworkAnalyzerTest.Check($"[Network(2)] [Dense(3, {options})] partial class N;");

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
    [InlineData("Dampening = {|NETGEN007:1|}, Momentum = 0.9f")]
    [InlineData("Dampening = {|NETGEN007:-0.1f|}")]
    [InlineData("WeightDecay = float.MaxValue, Momentum = 0.99f, Dampening = 0.99f")]
    public Task Numbers_of_the_optimiser(string arguments) => VerifySgd(arguments);

    [Theory]
    [InlineData("RmsProp(Decay = {|NETGEN007:1|}, Momentum = {|NETGEN007:-0.5f|})")]
    [InlineData("RmsProp(Epsilon = {|NETGEN007:-1e-8f|}, WeightDecay = {|NETGEN007:float.NaN|})")]
    [InlineData("RmsProp(Decay = 0, Epsilon = 0, Momentum = 0.99f, Centered = true, WeightDecay = 1)")]
    [InlineData("Adam(Beta1 = {|NETGEN007:1|}, Beta2 = {|NETGEN007:-0.1f|})")]
    [InlineData("Adam(Epsilon = {|NETGEN007:float.PositiveInfinity|}, WeightDecay = {|NETGEN007:-1|})")]
    [InlineData("Adam(Beta1 = 0, Beta2 = 0, Epsilon = 0, WeightDecay = 0)")]
    [InlineData("AdamW(Beta1 = {|NETGEN007:float.NaN|}, Beta2 = {|NETGEN007:1.5f|})")]
    [InlineData("AdamW(Epsilon = {|NETGEN007:-1|}, WeightDecay = {|NETGEN007:-0.01f|})")]
    [InlineData("AdamW(Beta1 = 0.5f, Beta2 = 0.99999f, Epsilon = 1, WeightDecay = 10)")]
    [InlineData("AdaGrad(LearningRateDecay = {|NETGEN007:-1|}, InitialAccumulator = {|NETGEN007:-0.1f|})")]
    [InlineData("AdaGrad(Epsilon = {|NETGEN007:float.NaN|}, WeightDecay = {|NETGEN007:float.NegativeInfinity|})")]
    [InlineData("AdaGrad(LearningRateDecay = 1, InitialAccumulator = 1, Epsilon = 0, WeightDecay = 0)")]
    [InlineData("Lion(Beta1 = {|NETGEN007:1|}, Beta2 = {|NETGEN007:2|}, WeightDecay = {|NETGEN007:-1|})")]
    [InlineData("Lion(Beta1 = 0, Beta2 = 0.999f, WeightDecay = 1)")]
    public Task Numbers_of_other_optimisers(string optimizer) =>
        NetworkAnalyzerTest.Check($"[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [{optimizer}] partial class N;");

    [Theory]
    [InlineData("Nesterov = {|NETGEN008:true|}")]
    [InlineData("Nesterov = {|NETGEN008:!false|}, Momentum = 0")]
    [InlineData("Momentum = -0f, Nesterov = {|NETGEN008:true|}")]
    [InlineData("Momentum = 0.9f, Nesterov = true")]
    [InlineData("Momentum = 0.9f, Nesterov = {|NETGEN008:true|}, Dampening = 0.5f")]
    [InlineData("Momentum = 0.9f, Dampening = 0.5f")]
    [InlineData("Nesterov = false")]
    public Task Nesterov_without_momentum(string arguments) => VerifySgd(arguments);

    private static Task VerifySgd(string arguments) =>
        NetworkAnalyzerTest.Check($"[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd({arguments})] partial class N;");
}
