namespace NetGen.Tool.Tests.Models;

/// <summary>Self-attention, as different exporters and programs spell it out.</summary>
internal static class AttentionModels
{
    private const int Steps = 5;
    private const int Features = 8;
    private const int Heads = 2;
    private const int Size = Features / Heads;

    public static IEnumerable<ModelCase> All =>
    [
        ModelCase.Of("AttentionOfPyTorch", model => MultiHead(model, samples: null, masks: false)),
        ModelCase.Of("AttentionOfPyTorchCausal", model => MultiHead(model, samples: null, masks: true), operatorSet: 11),
        ModelCase.Of("AttentionOfPyTorchForOneSample", model => MultiHead(model, samples: 1, masks: true)),
        ModelCase.Of("AttentionOfPyTorchForThreeSamples", model => MultiHead(model, samples: 3, masks: false)),
        ModelCase.Of("AttentionOfSplitProjection", model =>
        {
            // As small language models are written: a mask of ones below the diagonal, and a choice.
            string[] parts = model.Nodes("Split", [Linear(model, model.Floats(null, Steps, Features), "qkv", 3 * Features)], 3, ("axis", 2));
            string scores = model.Node("Mul", model.Node("MatMul", OfHeads(model, parts[0]), OfHeads(model, parts[1], isTurned: true)), model.Number(0.5f));
            string mask = model.Node("Equal", model.Constant("mask", [1, 1, Steps, Steps], Triangle(1, 0)), model.Number(0));
            scores = model.Node("Where", mask, model.Number(float.NegativeInfinity), scores);
            return Linear(model, Joined(model, model.Node("MatMul", model.Node("Softmax", scores), OfHeads(model, parts[2]))), "o", Features);
        }),
        ModelCase.Of("AttentionOfVisionTransformer", model =>
        {
            string x = model.Node("Reshape", Linear(model, model.Floats(null, Steps, Features), "qkv", 3 * Features), model.Integers(0, Steps, 3, Heads, Size));
            x = model.Node("Transpose", [x], ("perm", (int[])[2, 0, 3, 1, 4]));
            string[] parts = [.. Enumerable.Range(0, 3).Select(part => model.Node("Gather", [x, model.Integers([], part)], ("axis", 0)))];
            string keys = model.Node("Transpose", [parts[1]], ("perm", (int[])[0, 1, 3, 2]));
            string scores = model.Node("Mul", model.Node("MatMul", parts[0], keys), model.Number(0.5f));
            return Linear(model, Joined(model, model.Node("MatMul", model.Node("Softmax", scores), parts[2])), "proj", Features);
        }),
        ModelCase.Of("AttentionOfScaledDotProduct", model =>
        {
            // F.scaled_dot_product_attention: both factors are scaled, the keys are turned as a batch of matrices, and what is not a number is replaced.
            string x = model.Floats(null, Steps, Features);
            string queries = OfHeads(model, Linear(model, x, "q", Features)), keys = OfHeads(model, Linear(model, x, "k", Features)), values = OfHeads(model, Linear(model, x, "v", Features));
            string root = model.Node("Sqrt", model.Node("Div", model.Number(1), model.Node("Sqrt", model.Node("Cast", [model.Node(
                "Slice", model.Node("Shape", queries), model.Integers(-1), model.Integers(long.MaxValue))], ("to", ModelBuilder.FloatType)))));
            string shape = model.Node("Shape", keys);
            string turned = model.Node("Transpose", [model.Node("Reshape", keys, model.Integers(-1, Steps, Size))], ("perm", (int[])[0, 2, 1]));
            turned = model.Node("Reshape", turned, model.Node("Concat", [model.Node("Slice", shape, model.Integers(0), model.Integers(2)), model.Integers(Size, Steps)], ("axis", 0)));
            string scores = model.Node("MatMul", model.Node("Mul", queries, root), model.Node("Mul", turned, root));
            string ones = model.Node("ConstantOfShape", model.Integers(Steps, Steps));
            string seen = model.Node("Trilu", [model.Node("Add", ones, model.Number(1))], ("upper", 0));
            scores = model.Node("Add", scores, model.Node("Where", model.Node("Cast", [seen], ("to", 9)), model.Number(0), model.Number(float.NegativeInfinity)));
            string weights = model.Node("Softmax", scores);
            weights = model.Node("Where", model.Node("IsNaN", weights), model.Number(0), weights);
            return Linear(model, Joined(model, model.Node("MatMul", weights, values)), "out_proj", Features);
        }, operatorSet: 18),
        ModelCase.Of("AttentionOfBert", model =>
        {
            // Projections of their own, and a mask of zeros for all steps.
            string x = model.Floats(null, Steps, Features);
            string scores = model.Node("MatMul", OfHeads(model, Linear(model, x, "self.query", Features)), OfHeads(model, Linear(model, x, "self.key", Features), isTurned: true));
            scores = model.Node("Add", model.Node("Div", scores, model.Number(2)), model.Constant("mask", [1, 1, 1, Steps], 0, 0, 0, 0, 0));
            string weights = model.Node("Dropout", model.Node("Softmax", [scores], ("axis", 3)), model.Number(0.1f));
            string heads = Joined(model, model.Node("MatMul", weights, OfHeads(model, Linear(model, x, "self.value", Features))));
            string sum = model.Node("Add", Linear(model, heads, "output.dense", Features), x);
            return model.Node("LayerNormalization", sum, model.Drawn("norm.weight", Features), model.Drawn("norm.bias", Features));
        }, operatorSet: 17),
        ModelCase.Of("AttentionOfScaledMask", model =>
        {
            // What is added to all scores, before a mask and after it, changes nothing; the scale after the mask leaves enough of it.
            string x = model.Floats(null, Steps, Features);
            string scores = model.Node("MatMul", OfHeads(model, Linear(model, x, "q", Features)), OfHeads(model, Linear(model, x, "k", Features), isTurned: true));
            scores = model.Node("Add", model.Node("Add", scores, model.Number(3)), model.Constant("mask", [1, 1, Steps, Steps], Triangle(0, -1e4f)));
            scores = model.Node("Sub", model.Node("Div", scores, model.Number(2)), model.Number(1));
            string weights = model.Node("Softmax", [scores], ("axis", 3));
            return Linear(model, Joined(model, model.Node("MatMul", weights, OfHeads(model, Linear(model, x, "v", Features)))), "o", Features);
        }),
        ModelCase.Of("AttentionWithoutProjections", model =>
        {
            string x = model.Floats(null, Steps, Features);
            return model.Node("MatMul", model.Node("Softmax", model.Node("MatMul", x, model.Node("Transpose", [x], ("perm", (int[])[0, 2, 1])))), x);
        }),
        ModelCase.Of("AttentionIntoOtherWidth", model =>
        {
            string x = model.Floats(null, Steps, Features);
            string scores = model.Node("MatMul", OfHeads(model, Linear(model, x, "q", Features, hasBias: false)), OfHeads(model, Linear(model, x, "k", Features, hasBias: false), isTurned: true));
            string heads = Joined(model, model.Node("MatMul", model.Node("Softmax", scores), OfHeads(model, Linear(model, x, "v", Features, hasBias: false))));
            return model.Node("Relu", Linear(model, heads, "wide", 11));
        }),
        ModelCase.Of("AttentionOfHeadsInside", model =>
        {
            // The heads are the innermost part of the channels.
            string x = model.Floats(null, Steps, Features);
            string Of(string name) => model.Node("Transpose", [model.Node("Reshape", Linear(model, x, name, Features), model.Integers(0, Steps, Size, Heads))], ("perm", (int[])[0, 3, 1, 2]));
            string keys = model.Node("Transpose", [Of("k")], ("perm", (int[])[0, 1, 3, 2]));
            return Linear(model, Joined(model, model.Node("MatMul", model.Node("Softmax", model.Node("MatMul", Of("q"), keys)), Of("v"))), "o", Features);
        }),
    ];

    /// <summary>A product and a bias on the last axis.</summary>
    public static string Linear(ModelBuilder model, string input, string name, int units, int features = Features, bool hasBias = true)
    {
        string product = model.Node("MatMul", input, model.Node("Transpose", [model.Drawn($"{name}.weight", units, features)], ("perm", (int[])[1, 0])));
        return hasBias ? model.Node("Add", model.Drawn($"{name}.bias", units), product) : product;
    }

    /// <summary>[n, steps, features] as [n, heads, steps, size], or with the last two turned.</summary>
    public static string OfHeads(ModelBuilder model, string value, bool isTurned = false, int features = Features) => model.Node(
        "Transpose", [model.Node("Reshape", value, model.Integers(0, 0, Heads, features / Heads))], ("perm", isTurned ? [0, 2, 3, 1] : (int[])[0, 2, 1, 3]));

    /// <summary>[n, heads, steps, size] as [n, steps, features].</summary>
    public static string Joined(ModelBuilder model, string heads, int features = Features) =>
        model.Node("Reshape", model.Node("Transpose", [heads], ("perm", (int[])[0, 2, 1, 3])), model.Integers(0, 0, features));

    /// <summary>One number on and below the diagonal, and another above it.</summary>
    public static float[] Triangle(float seen, float unseen) => [.. Enumerable.Range(0, Steps * Steps).Select(i => i % Steps <= i / Steps ? seen : unseen)];

    /// <summary>nn.MultiheadAttention, as PyTorch's exporter traces it: steps first, and the heads of all samples in one axis.</summary>
    private static string MultiHead(ModelBuilder model, int? samples, bool masks)
    {
        string x = model.Node("Transpose", [model.Floats(samples, Steps, Features)], ("perm", (int[])[1, 0, 2]));
        string all = Linear(model, x, "attn.in_proj", 3 * Features);
        all = model.Node("Reshape", all, samples is { } number ? model.Integers(Steps, number, 3, Features) : model.Integers(0, 0, 3, Features));
        all = model.Node("Transpose", [model.Unsqueeze(all, 0)], ("perm", (int[])[3, 1, 2, 0, 4]));
        all = model.Squeeze(all, 3);
        string[] parts = [.. Enumerable.Range(0, 3).Select(part => model.Node("Gather", [all, model.Integers([], part)], ("axis", 0)))];

        // The number of samples times that of heads is computed, or known.
        string heads = samples is { } known ? model.Integers(known * Heads)
            : model.Unsqueeze(model.Node("Mul", model.Node("Gather", [model.Node("Shape", x), model.Integers([], 1)], ("axis", 0)), model.Integers([], Heads)), 0);
        string shape = model.Node("Concat", [model.Integers(Steps), heads, model.Integers(Size)], ("axis", 0));
        parts = [.. parts.Select(part => model.Node("Transpose", [model.Node("Reshape", part, shape)], ("perm", (int[])[1, 0, 2])))];
        string scores = model.Node("MatMul", model.Node("Div", parts[0], model.Number(2)), model.Node("Transpose", [parts[1]], ("perm", (int[])[0, 2, 1])));
        if (masks)
            scores = model.Node("Add", scores, model.Unsqueeze(model.Constant("mask", [Steps, Steps], Triangle(0, float.NegativeInfinity)), 0));
        string result = model.Node("MatMul", model.Node("Softmax", [scores], ("axis", 2)), parts[2]);
        result = model.Node("Reshape", model.Node("Transpose", [result], ("perm", (int[])[1, 0, 2])), model.Integers(-1, Features));
        result = model.Node("Gemm", [result, model.Drawn("attn.out_proj.weight", Features, Features), model.Drawn("attn.out_proj.bias", Features)], ("transB", 1));
        result = model.Node("Reshape", result, model.Node("Shape", x));
        return model.Node("Transpose", [result], ("perm", (int[])[1, 0, 2]));
    }
}
