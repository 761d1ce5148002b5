using NetGen.Tool.Simplifying.Patterns;

namespace NetGen.Tool.Recognising.Rules;

/// <summary>The operators that can be imported, each with the rule that says what it is. A rule gives the values of the node's outputs.</summary>
internal static class Operators
{
    private static readonly Dictionary<string, Func<NodeReading, Signal[]>> Rules = new(StringComparer.Ordinal)
    {
        ["Flatten"] = Single(ViewRules.Flatten),
        ["Reshape"] = Single(ViewRules.Reshape),
        ["Transpose"] = Single(ViewRules.Transpose),
        ["Squeeze"] = Single(ViewRules.Squeeze),
        ["Unsqueeze"] = Single(ViewRules.Unsqueeze),
        ["Pad"] = Single(ViewRules.Pad),
        ["Gemm"] = Single(DenseRules.Gemm),
        ["MatMul"] = Single(DenseRules.MatMul),
        ["Conv"] = Single(ConvolutionRules.Convolution),
        ["ConvTranspose"] = Single(ConvolutionRules.Transposed),
        ["MaxPool"] = Single(PoolRules.Maximum),
        ["AveragePool"] = Single(PoolRules.Average),
        ["GlobalMaxPool"] = Single(PoolRules.GlobalMaximum),
        ["GlobalAveragePool"] = Single(PoolRules.GlobalAverage),
        ["ReduceMean"] = Single(PoolRules.Mean),
        ["ReduceMax"] = Single(PoolRules.Largest),
        ["Resize"] = Single(UpsampleRules.Resize),
        ["Upsample"] = Single(UpsampleRules.Upsample),
        ["BatchNormalization"] = Single(NormalizationRules.Batch),
        ["InstanceNormalization"] = Single(NormalizationRules.Instance),
        ["GroupNormalization"] = Single(NormalizationRules.Group),
        ["LayerNormalization"] = Single(NormalizationRules.Layer),
        ["RMSNormalization"] = Single(NormalizationRules.RootMeanSquare),
        [ActivationFunction.Operator] = Single(ActivationRules.Activation),
        ["Softmax"] = Single(ActivationRules.Softmax),
        ["LogSoftmax"] = Single(ActivationRules.Softmax),
        ["ArgMax"] = Single(DecisionRules.Largest),
        [TwoClassProbabilities.Operator] = Single(DecisionRules.TwoClasses),
        ["Dropout"] = Single(ActivationRules.Dropout),
        ["Add"] = Single(JoinRules.Add),
        ["Sum"] = Single(JoinRules.Add),
        ["Mul"] = Single(JoinRules.Multiply),
        ["Sub"] = Single(ScaleRules.Subtract),
        ["Div"] = Single(ScaleRules.Divide),
        ["Neg"] = Single(ScaleRules.Negate),
        ["ai.onnx.ml:Scaler"] = Single(ScaleRules.Scaler),
        ["Concat"] = Single(JoinRules.Concat),
        ["GRU"] = RecurrentRules.Gru,
        ["LSTM"] = RecurrentRules.Lstm,
        ["RNN"] = RecurrentRules.Rnn,
        ["Gather"] = Single(SelectionRules.Gather),
        ["Slice"] = Single(SelectionRules.Slice),
        ["Split"] = SelectionRules.Split,
        ["Where"] = Single(AttentionRules.Where),
    };

    /// <summary>Their names, with the domain unless it is ONNX itself; those that simplifying makes are among them.</summary>
    public static IEnumerable<string> Names => Rules.Keys;

    /// <summary>The rule of an operator; null if there is none.</summary>
    public static Func<NodeReading, Signal[]>? RuleOf(string name) => Rules.GetValueOrDefault(name);

    private static Func<NodeReading, Signal[]> Single(Func<NodeReading, Signal> rule) => reading => [rule(reading)];
}
