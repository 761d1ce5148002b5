namespace NetGen.Tool.Tests.Models;

/// <summary>Recurrent layers and embeddings.</summary>
internal static class RecurrentModels
{
    private const int Features = 3;
    private const int Units = 4;

    public static IEnumerable<ModelCase> All =>
    [
        ModelCase.Of("GruLastState", model => Dense(model, model.Node("Squeeze", Layer(model, "GRU", 3, BatchFirst(model), 1, ("linear_before_reset", 1))[1], model.Integers(0)))),
        ModelCase.Of("LstmAllSteps", model => StepsOf(model, Layer(model, "LSTM", 4, BatchFirst(model), 1)[0], 1)),
        ModelCase.Of("LstmBothWays", model => StepsOf(model, Layer(model, "LSTM", 4, BatchFirst(model), 2)[0], 2)),
        ModelCase.Of("GruBothWaysLastStates", model =>
        {
            string states = Layer(model, "GRU", 3, BatchFirst(model), 2, ("linear_before_reset", 1))[1];
            return Dense(model, model.Node("Reshape", model.Node("Transpose", [states], ("perm", (int[])[1, 0, 2])), model.Integers(-1, 2 * Units)), 2 * Units);
        }),
        ModelCase.Of("LstmOfTwoDirections", model =>
        {
            // The last steps that each of them computes, as Keras's converter takes them.
            string x = BatchFirst(model), forward = StepsOf(model, Layer(model, "LSTM", 4, x, 1)[0], 1);
            string reverse = model.Nodes(
                "LSTM", [x, model.Drawn("W2", 1, 4 * Units, Features), model.Drawn("R2", 1, 4 * Units, Units)], 2, ("hidden_size", Units), ("direction", "reverse"))[0];
            string first = model.Node("Squeeze", model.Node("Slice", reverse, model.Integers(0), model.Integers(1), model.Integers(0)), model.Integers(0, 1));
            string last = model.Node("Gather", [forward, model.Integers([], -1)], ("axis", 1));
            return Dense(model, model.Node("Concat", [last, first], ("axis", 1)), 2 * Units);
        }),
        ModelCase.Of("RnnLeaky", model => StepsOf(model, Layer(model, "RNN", 1, BatchFirst(model), 1, ("activations", (string[])["LeakyRelu"]))[0], 1)),
        ModelCase.Of("RnnLastStepByIndex", model => Dense(model, model.Node(
            "Gather", [StepsOf(model, Layer(model, "RNN", 1, BatchFirst(model), 1)[0], 1), model.Integers([], -1)], ("axis", 1)))),
        ModelCase.Of("RnnRelu", model => Dense(model, model.Node("Squeeze", model.Node("Slice", StepsOf(
            model, Layer(model, "RNN", 1, BatchFirst(model), 1, ("activations", (string[])["Relu"]))[0], 1), model.Integers(-1), model.Integers(long.MaxValue), model.Integers(1)), model.Integers(1)))),
        ModelCase.Of("LstmWithComputedStates", model =>
        {
            // As PyTorch's exporter makes zeros for any number of samples.
            string x = BatchFirst(model);
            string samples = model.Node("Gather", [model.Node("Shape", x), model.Integers([], 1)], ("axis", 0));
            string shape = model.Node("Concat", [model.Integers(1), model.Node("Unsqueeze", samples, model.Integers(0)), model.Integers(Units)], ("axis", 0));
            string zeros = model.Node("Expand", model.Constant("zero", [1, 1, 1], 0), shape);
            return Dense(model, model.Node("Squeeze", Layer(model, "LSTM", 4, x, 1, [], zeros, zeros)[1], model.Integers(0)));
        }),
        ModelCase.Of("Tokens", model =>
        {
            string x = model.Node("Gather", model.Drawn("embedding.weight", 11, 5), model.Tokens(11, null, 6));
            x = model.Node("Add", x, model.Drawn("position", 1, 6, 5));
            return model.Node("Gemm", model.Node("ReduceMean", [x], ("axes", (int[])[1]), ("keepdims", 0)), model.Drawn("w", 5, 3));
        }),
    ];

    private static string BatchFirst(ModelBuilder model) => model.Node("Transpose", [model.Floats(null, 5, Features)], ("perm", (int[])[1, 0, 2]));

    private static string[] Layer(ModelBuilder model, string type, int gates, string input, int directions, params (string Name, object Value)[] attributes) =>
        Layer(model, type, gates, input, directions, attributes, []);

    private static string[] Layer(
        ModelBuilder model, string type, int gates, string input, int directions, (string Name, object Value)[] attributes, params string[] states) => model.Nodes(
        type,
        [
            input, model.Drawn("W", directions, gates * Units, Features), model.Drawn("R", directions, gates * Units, Units), model.Drawn("B", directions, 2 * gates * Units),
            .. states.Length > 0 ? ["", .. states] : states,
        ],
        2,
        [("hidden_size", Units), ("direction", directions == 2 ? "bidirectional" : "forward"), .. attributes]);

    /// <summary>The outputs of all steps as [samples, steps, features].</summary>
    private static string StepsOf(ModelBuilder model, string steps, int directions) => directions == 1
        ? model.Node("Transpose", [model.Node("Squeeze", steps, model.Integers(1))], ("perm", (int[])[1, 0, 2]))
        : model.Node("Reshape", model.Node("Transpose", [steps], ("perm", (int[])[2, 0, 1, 3])), model.Integers(0, 0, 2 * Units));

    private static string Dense(ModelBuilder model, string input, int features = Units) =>
        model.Node("Gemm", [input, model.Drawn("fc.weight", 2, features), model.Drawn("fc.bias", 2)], ("transB", 1));
}
