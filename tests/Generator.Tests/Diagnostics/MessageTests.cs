using NetGen.Generator.Tests.Parsing;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Every sentence names what is wrong, the value it has, and what would be right.</summary>
public class MessageTests
{
    [Theory]
    [InlineData(
        "[Network(steps: 8, features: 2, OutputsChannelsFirst = true)] [Flatten, Dense(3)] partial class N;",
        "'OutputsChannelsFirst' of [Network] has no effect because the outputs of a sample are one row: end the network with an image or a sequence, or leave 'OutputsChannelsFirst' out")]
    [InlineData(
        "[Network(steps: 8, features: 2)] [Conv1d(3, 3, Causal = true, Padding = 1)] partial class N;",
        "'Padding' of [Conv1d] has no effect because 'Causal' decides the padding: leave 'Causal' out, or leave 'Padding' out")]
    [InlineData(
        "[Network(steps: 8, features: 2)] [Conv2d(3, 3)] partial class N;",
        "[Conv2d] needs an image, height x width x channels, but its input is 8 x 2: use [Conv1d] for a sequence")]
    [InlineData(
        "[Network(height: 8, width: 7, channels: 2)] [MaxPool1d(3)] partial class N;",
        "[MaxPool1d] needs a sequence, steps x features, but its input is 8 x 7 x 2: use [MaxPool2d] for an image")]
    [InlineData(
        "[Network(64)] [ConvTranspose1d(3, 3)] partial class N;",
        "[ConvTranspose1d] needs a sequence, steps x features, but its input is 64: declare the samples with [Network(steps, features)], or move the layer before the one that flattens its input")]
    [InlineData(
        "[Network(64)] [GlobalAveragePool] partial class N;",
        "[GlobalAveragePool] needs an image or a sequence, but its input is 64: declare the samples with [Network(height, width, channels)] or [Network(steps, features)], or move the layer before the one that flattens its input")]
    [InlineData(
        "[Network(steps: 8, features: 2)] [Conv1d(3, 5, Dilation = 3, Padding = 1)] partial class N;",
        "The window of [Conv1d] covers 13 steps, but its input has only 10, including the padding: use a smaller window or more padding")]
    [InlineData(
        "[Network(height: 8, width: 7, channels: 2)] [GroupNorm(3)] partial class N;",
        "'groups' of [GroupNorm] is 3, which does not divide the 2 channels of its input: use a number that does")]
    [InlineData(
        "[Network(steps: 8, features: 10)] [Attention(4)] partial class N;",
        "'heads' of [Attention] is 4, which does not divide the 10 features of its input: use a number that does")]
    [InlineData(
        "[Network(64)] [Attention(4)] partial class N;",
        "[Attention] needs a sequence, steps x features, but its input is 64: declare the samples with [Network(steps, features)], or move the layer before the one that flattens its input")]
    [InlineData(
        "[Network(steps: 8, features: 2)] [Conv1d(3, 1, Groups = 2)] partial class N;",
        "'Groups' of [Conv1d] is 2, which does not divide both the 2 channels of its input and its 3 filters: use a number that does")]
    [InlineData(
        "[Network(2)] [Dense(3)] class N;",
        "'N' must be partial so that the code of the network 'N' can be added: write 'partial class N'")]
    [InlineData(
        "record struct Outer { [Network(2)] [Dense(3)] partial class N; }",
        "'Outer' must be partial so that the code of the network 'N' can be added: write 'partial record struct Outer'")]
    [InlineData(
        "[Network(2)] partial class N;",
        "The network 'N' has no layers: add at least one layer attribute, such as [Dense(10)]")]
    [InlineData(
        "[Network(2)] [Dense(3)] partial class N; [Dense(4)] partial class N;",
        "[Dense] is on a different declaration of 'N' than [Network], so the order of the layers is not defined: move it to the declaration that has [Network]")]
    [InlineData(
        "[Network(2)] [Dense(2000000)] partial class N;",
        "'units' of [Dense] is 2,000,000: it must be 1 to 1,048,576")]
    [InlineData(
        "[Network(2)] [Dense(5000)] [Dense(50000)] partial class N;",
        "'units' of [Dense] is 5,000: it must be 1 to 4,096 if other layers follow")]
    [InlineData(
        "[Network(-1)] [Dense(3)] partial class N;",
        "'inputSize' of [Network] is -1: it must be 1 to 65,536")]
    [InlineData(
        "[Network(65_536)] [Dense(4_096)] partial class N;",
        "With this layer the network 'N' has 268,439,552 parameters, but the maximum is 268,435,456: declare smaller or fewer layers")]
    [InlineData(
        "[Network(2)] [Dense(3, (Activation)99)] partial class N;",
        "99, the activation of [Dense], is not a member of Activation: use Linear, Relu, LeakyRelu, Elu, Selu, Tanh, Sigmoid, Softplus, Gelu, Silu, Relu6, HardSigmoid, HardSwish, Mish, GeluTanh")]
    [InlineData(
        "[Network(2)] [Dense(3, Initializer = (Initializer)9)] partial class N;",
        "9, the initializer of [Dense], is not a member of Initializer: use ByActivation, HeNormal, HeUniform, GlorotNormal, GlorotUniform, LeCunNormal, LeCunUniform, Zeros, Constant")]
    [InlineData(
        "[Network(2)] [Dense(3, InitialValue = 1)] partial class N;",
        "'InitialValue' of [Dense] has no effect because the weights do not start with a constant: set 'Initializer' to Initializer.Constant, or leave 'InitialValue' out")]
    [InlineData(
        "[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd(Momentum = 1.5f)] partial class N;",
        "'Momentum' of [Sgd] is 1.5: it must be 0 or more, and less than 1")]
    [InlineData(
        "[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd(WeightDecay = float.NaN)] partial class N;",
        "'WeightDecay' of [Sgd] is NaN: it must be 0 or more, and finite")]
    [InlineData(
        "[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd(Nesterov = true)] partial class N;",
        "'Nesterov' of [Sgd] is true while 'Momentum' is 0, so there is nothing to look ahead with: set 'Momentum', to 0.9f for example, or leave 'Nesterov' out")]
    [InlineData(
        "[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd(Momentum = 0.9f, Nesterov = true, Dampening = 0.5f)] partial class N;",
        "'Nesterov' of [Sgd] is true while 'Dampening' is not 0, so the velocity lags behind the gradients: leave 'Dampening' out, or leave 'Nesterov' out")]
    [InlineData(
        "[Network(2)] [Dense(3)] [SoftmaxCrossEntropy(ClassWeights = new[] { 1f, -2, 1 })] partial class N;",
        "'ClassWeights[1]' of [SoftmaxCrossEntropy] is -2: it must be 0 or more, and finite")]
    [InlineData(
        "[Network(2)] [Dense(3)] [SoftmaxCrossEntropy(IgnoreIndex = -1, ValidateTargets = false)] partial class N;",
        "'ValidateTargets' of [SoftmaxCrossEntropy] has no effect because with 'IgnoreIndex' there are no target rows: leave 'IgnoreIndex' out, or leave 'ValidateTargets' out")]
    [InlineData(
        "[Network(2)] [Dense(3)] [SigmoidCrossEntropy(PositiveWeights = new[] { 1f, 2 })] partial class N;",
        "'PositiveWeights' of [SigmoidCrossEntropy] has 2 weights, but the network has 3 outputs: specify one weight for each output")]
    [InlineData(
        "[Network(2)] [Dense(2)] [SoftmaxCrossEntropy(ClassWeights = new[] { 0f, 1 }, IgnoreIndex = 1)] partial class N;",
        "'ClassWeights' of [SoftmaxCrossEntropy] gives every class that is not ignored the weight 0, so the mean loss is not defined: give a class a weight above 0, or leave 'ClassWeights' out")]
    [InlineData(
        "[Network(2)] [Dense(1)] [SoftmaxCrossEntropy] partial class N;",
        "[SoftmaxCrossEntropy] compares outputs, but 'N' has only one, so the loss is always 0 and the network learns nothing: use [SigmoidCrossEntropy] for two classes with one output, or use one output for each class")]
    [InlineData(
        "partial class Outer<T> { [Network(2)] [Dense(3)] partial class N; }",
        "'N' cannot be a network because it is nested in the generic type 'Outer<T>': declare it outside")]
    [InlineData(
        "[Network(2)] [Dense(3)] abstract partial class N;",
        "'N' cannot be a network because it is abstract: remove 'abstract'")]
    [InlineData(
        "file partial class Outer { [Network(2)] [Dense(3)] partial class N; }",
        "'N' cannot be a network because it cannot be extended from a generated file while 'Outer' is file-local: remove 'file'")]
    [InlineData(
        "[Dense(3)] partial class N;",
        "[Dense] has no effect because 'N' is not a network: add [Network(inputSize)] above it, or remove [Dense]")]
    [InlineData(
        "[Network(2)] [Dense(3)] [Sgd] partial class N;",
        "[Sgd] is for training, but the network 'N' has no loss: add a loss attribute, such as [SoftmaxCrossEntropy], or remove [Sgd]")]
    [InlineData(
        "[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [ClipGradients] partial class N;",
        "[ClipGradients] has no limit: set either 'MaxNorm' or 'MaxValue'")]
    [InlineData(
        "[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [ClipGradients(MaxNorm = 0)] partial class N;",
        "'MaxNorm' of [ClipGradients] is 0: it must be above 0, and finite")]
    [InlineData(
        "[Network(2)] [Dense(3, Trainable = false)] [SoftmaxCrossEntropy] partial class N;",
        "[SoftmaxCrossEntropy] has nothing to train because no layer of the network 'N' has parameters that training changes: leave 'Trainable = false' out of one, add a layer such as [Dense(10)], or remove [SoftmaxCrossEntropy]")]
    [InlineData(
        "[Network(2)] [Dense(3)] [Dropout(0.5f)] [SoftmaxCrossEntropy] partial class N;",
        "[Dropout] is the last layer of the network 'N' and would drop its outputs: move it before another layer, or remove it")]
    [InlineData(
        "[Network(2)] [Dropout(1)] [Dense(3)] [SoftmaxCrossEntropy] partial class N;",
        "'rate' of [Dropout] is 1: it must be 0 or more, and less than 1")]
    [InlineData(
        "[Network(2)] [Dense(3, Activation.Sigmoid)] [SoftmaxCrossEntropy] partial class N;",
        "Activation.Sigmoid of the last layer only gives numbers from 0 to 1, but [SoftmaxCrossEntropy] takes logits, which can be any number, and applies the softmax itself: leave the activation out, and call Predict to get probabilities")]
    [InlineData(
        "[Network(2)] [Dense(1, Activation.Relu)] [SigmoidCrossEntropy] partial class N;",
        "Activation.Relu of the last layer only gives numbers from 0 up, but [SigmoidCrossEntropy] takes logits, which can be any number, and applies the sigmoid itself: leave the activation out, and call Predict to get probabilities")]
    [InlineData(
        "[Network(2)] [Dense(4096)] [Dense(3)] partial class N;",
        "[Dense] with 4,096 units has no activation before the next [Dense], so the two are equivalent to one linear layer: add an activation, such as Activation.Relu, or remove the layer")]
    [InlineData(
        "[Network(2)] [Dropout(0)] [Dense(3)] [SoftmaxCrossEntropy] partial class N;",
        "[Dropout] has no effect because its 'rate' is 0: use a number above 0, or remove [Dropout]")]
    [InlineData(
        "[Network(2)] [Dropout(0.5f)] [Dropout(0.25f)] [Dense(3)] [SoftmaxCrossEntropy] partial class N;",
        "[Dropout] with the rate 0.25 comes directly after one with the rate 0.5, and together they are equivalent to one with the rate 0.625: keep one of the two")]
    [InlineData(
        "[Network(64, MaxParameters = 2_000)] [Dense(32, Activation.Relu)] [Dense(10)] partial class N;",
        "The network 'N' has 2,410 parameters, 410 more than the 2,000 of 'MaxParameters': declare smaller or fewer layers, or raise 'MaxParameters'")]
    [InlineData(
        "[Network(2)] [Dense(4, Activation.Relu, Name = \"a\")] [Dense(4)] [Add(\"a\", \"b\")] partial class N;",
        "No earlier layer is called 'b': use 'a' or 'input', or set the 'Name' of the layer that you mean")]
    [InlineData(
        "[Network(2)] [Dense(4, From = \"stem\")] partial class N;",
        "No earlier layer is called 'stem': use 'input', or set the 'Name' of the layer that you mean")]
    [InlineData(
        "[Network(2)] [Dense(4, Activation.Relu, Name = \"a\")] [Dense(8)] [Add(\"a\")] partial class N;",
        "[Add] cannot join 8 with 'a', which is 4: give both the same columns, and the same rows or a single row")]
    [InlineData(
        "[Network(steps: 128, features: 9)] [Dense(16, Activation.Relu)] [Multiply(\"input\")] partial class N;",
        "[Multiply] cannot join 128 x 16 with 'input', which is 128 x 9: give both the same columns, and the same rows or a single row")]
    [InlineData(
        "[Network(steps: 128, features: 9)] [Flatten] [Dense(16, Activation.Relu)] [Concat(\"input\")] partial class N;",
        "[Concat] cannot join 16 with 'input', which is 128 x 9: give both the same rows")]
    [InlineData(
        "[Network(2)] [Dense(4, Activation.Relu, Name = \"aside\")] [Dense(3, From = \"input\")] partial class N;",
        "The result of 'aside' is not used: name it in 'From' or in a join such as [Add], or remove the layer")]
    [InlineData(
        "[Network(2)] [Dense(4, Activation.Relu)] [LayerNorm] [Dense(3, From = \"input\")] partial class N;",
        "The result of 'layernorm2' is not used: name it in 'From' or in a join such as [Add], or remove the layer")]
    [InlineData(
        "[Network(2)] [Dense(3, Name = \"input\")] partial class N;",
        "'input' cannot be the name of a layer: the network's input has that name")]
    [InlineData(
        "[Network(steps: 65_536, features: 2)] [Dense(3)] partial class N;",
        "'steps x features' of [Network] is 131,072: it must be 1 to 65,536")]
    [InlineData(
        "[Network(2)] [Dense(3)] partial class N { int InputSize; }",
        "'N.InputSize' collides with the generated constant 'InputSize': give it another name")]
    [InlineData(
        "[Network(2)] [Dense(3)] partial class N { void Forward(ReadOnlySpan<float> x, Span<float> y) { } }",
        "'N.Forward(ReadOnlySpan<float>, Span<float>)' collides with the generated method 'Forward': give it another name or other parameters")]
    [InlineData(
        "[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] partial class N { int Loss; }",
        "'N.Loss' collides with the generated method 'Loss': give it another name")]
    [InlineData(
        "[Network(2)] [Dense(3)] partial class N { N(ulong x) { } }",
        "'N.N(ulong)' collides with the generated constructor: give it other parameters")]
    [InlineData(
        "[Network(2)] [Dense(3)] partial class N { N() { } }",
        "'N.N()' collides with the generated constructor: give it other parameters")]
    [InlineData(
        "[Network(2)] [Dense(3)] partial class Forward;",
        "'Forward' collides with the generated method 'Forward': give the class another name")]
    [InlineData(
        "[Network(2)] [Dense(3)] partial class N : Base; class Base { public int InputSize; }",
        "The generated constant 'InputSize' would hide 'Base.InputSize', which 'N' inherits: rename the inherited member, or hold the base class in a field instead")]
    [InlineData(
        "[Network(2)] [Dense(3)] partial class N(int x);",
        "The primary constructor of 'N' prevents the generated constructor 'N(ulong seed)': declare an ordinary constructor that calls 'this(seed)' instead")]
    [InlineData(
        "[Network(2)] [Dense(3)] partial class N : Base { N(int x) : base(x) { } } class Base(int x);",
        "The generated constructor of 'N' cannot call a constructor of its base class 'Base': give 'Base' an accessible constructor without parameters")]
    public void Messages(string source, string message)
    {
        UserCode code = UserCode.Of(source);
        code.ParseAll();

        Assert.Equal(message, Assert.Single(code.Diagnostics).GetMessage(null));
    }
}
