using NetGen.Tool.Reading;
using NetGen.Tool.Simplifying;

namespace NetGen.Tool.Recognising.Rules;

/// <summary>
/// Self-attention, which exporters spell out: products of queries and keys, a scale and a mask, a softmax, and a product with the values. Each of these is
/// a layer only until the last of them, which is the attention. Which axes are the heads, the steps and the channels of a head, the values' views tell.
/// </summary>
internal static class AttentionRules
{
    private const string ScoresKind = "Scores", CausalKind = "CausalScores", WeightsKind = "AttentionWeights";

    // The tensor of scores with a mask: by how much those of steps that are not seen lie below the others, at the least.
    private const string Distance = "distance";

    // What a mask adds to the scores of steps that are not seen, and what scales after it may leave of that: a softmax makes 0 of both.
    private const double Unseen = -1e4, UnseenAfterScales = -100;

    private const string NoAttention = "it is no part of self-attention, softmax(queries · keysᵀ) · values of heads of one sequence";

    /// <summary>A product of two computed values.</summary>
    public static Signal Product(NodeReading reading)
    {
        Signal left = reading.Signal(0), right = reading.Signal(1);
        Require.That(
            left.View.Rank == right.View.Rank && left.View.Rank >= 3, $"it multiplies the computed values {left.ShapeText} and {right.ShapeText}; {NoAttention}");
        return WithoutDropout(left.Layer) is { Kind: WeightsKind } weights ? Attend(left, weights, right) : Scores(reading, left, right);
    }

    /// <summary>Whether a value is the scores of steps for each other.</summary>
    public static bool IsScores(Layer layer) => ScaleChain.OriginOf(layer).Kind is ScoresKind or CausalKind;

    /// <summary>Scores and a mask that is added to them; null if the value is no scores.</summary>
    public static Signal? Mask(Signal scores, Tensor mask)
    {
        if (!IsScores(scores.Layer) || mask.IsScalar)
            return null;
        double[] added = OverSteps(scores, mask);
        double distance = added.Where(value => value != 0).DefaultIfEmpty().Max();
        return Masked(scores, value => value == 0, value => value <= Unseen, added, distance, "it adds a mask to the scores");
    }

    /// <summary>A choice between values by constants, which a mask of scores is, or no choice at all.</summary>
    public static Signal Where(NodeReading reading)
    {
        Tensor condition = reading.Constant(0);
        int computed = reading.IsConstant(1) ? 2 : 1;
        Signal signal = reading.Signal(computed);
        RequireFit(reading, signal, 3 - computed, condition);
        if (condition.Values.All(value => value != 0 == (computed == 1)))
            return signal;
        Require.That(
            IsScores(signal.Layer) && reading.IsConstant(3 - computed), "it chooses between values by a constant; only the scores of self-attention can be masked so");

        // What was added to all scores before is not added to those that it puts in place of some of them.
        double fill = reading.Constant(3 - computed).Values.DefaultIfEmpty(double.NaN).Max(), shift = ScaleChain.Of(signal.Layer, passed: CausalKind).Summands.Min();
        Require.That(
            fill - shift <= Unseen,
            shift == 0 ? FormattableString.Invariant($"it masks the scores by {fill}; expected {Unseen} or less, of which a softmax makes 0")
            : FormattableString.Invariant($"it masks the scores by {fill} after {shift} is added to all of them; expected {Unseen + shift} or less, of which a softmax makes 0"));
        bool IsSeen(double value) => value != 0 == (computed == 1);
        return Masked(signal, IsSeen, value => !IsSeen(value), OverSteps(signal, condition), fill - shift, "it masks the scores");
    }

    /// <summary>The softmax of scores, over the steps that are looked at.</summary>
    public static Signal Weights(NodeReading reading, int axis)
    {
        Signal scores = reading.Input;
        Require.That(
            axis == scores.View.Rank - 1 && scores.View.Is(axis, scores.Shape.Position(1)),
            $"it is a softmax over axis {axis} of {scores.ShapeText}; expected the steps that are looked at");
        const string Unfinished = "its weights are multiplied by no values of the same heads";
        return scores with { Layer = Part(WeightsKind, scores.Shape, reading.Node, Unfinished, scores.Layer) };
    }

    private static Signal Scores(NodeReading reading, Signal queries, Signal keys)
    {
        int rank = queries.View.Rank;
        HeadView left = HeadView.Of(queries, steps: rank - 2, channels: rank - 1), right = HeadView.Of(keys, steps: rank - 1, channels: rank - 2);
        Require.That(
            left.HasSameHeads(right) && queries.Shape.Spatial[0] == keys.Shape.Spatial[0],
            $"it multiplies {queries.ShapeText} by {keys.ShapeText}, whose heads or steps differ; {NoAttention}");
        var shape = new SampleShape([queries.Shape.Spatial[0], keys.Shape.Spatial[0]], left.Count);
        const string Unfinished = "it multiplies computed values, and its result is not used as the scores of self-attention";
        Layer layer = Part(ScoresKind, shape, reading.Node, Unfinished, left.Layer, right.Layer);
        return new Signal(layer, new View([.. left.Outer(size: 1), [shape.Position(0)], [shape.Position(1)]]));
    }

    private static Layer Part(string kind, SampleShape shape, OnnxNode node, string unfinished, params Layer[] inputs) =>
        new(kind, shape, inputs) { Node = node.Label, Unfinished = unfinished };

    private static Signal Attend(Signal weights, Layer layer, Signal values)
    {
        int rank = values.View.Rank;
        var heads = HeadView.Of(values, steps: rank - 2, channels: rank - 1);
        var expected = new View([.. heads.Outer(size: 1), [weights.Shape.Position(0)], [weights.Shape.Position(1)]]);
        bool isSame = weights.Shape.Channels == heads.Count && weights.Shape.Spatial[1] == values.Shape.Spatial[0]
            && Enumerable.Range(0, rank).All(axis => weights.View.Is(axis, expected[axis]));
        Require.That(isSame, $"it multiplies {weights.ShapeText} by {values.ShapeText}, whose heads or steps differ; {NoAttention}");

        bool isCausal = false;
        double[] factors = [.. Enumerable.Repeat(1.0, heads.Count)];
        Layer scores = layer.Inputs[0];
        for (; scores.Kind != ScoresKind; scores = scores.Inputs[0])
        {
            // What is added to all scores of a head changes no softmax.
            if (scores.IsScale)
                factors = [.. factors.Zip(scores["weight"], (factor, scale) => factor * scale)];
            if (scores.Kind != CausalKind)
                continue;
            isCausal = true;
            double distance = factors.Max(factor => scores[Distance][0] * factor);
            Require.That(
                factors.All(factor => scores[Distance][0] * factor <= UnseenAfterScales),
                FormattableString.Invariant($"the scales after the mask of its scores make {(float)distance} of {(float)scores[Distance][0]}; expected {UnseenAfterScales} or less, of which a softmax makes 0"));
        }

        factors = [.. factors.Select(factor => factor * Math.Sqrt(heads.Size))];
        Layer attention = AttentionLayer.Of(scores.Inputs[0], scores.Inputs[1], heads.Layer, factors, isCausal);
        return new Signal(attention, new View([.. heads.Outer(heads.Size), [attention.Shape.Position(0)], [new Atom(Axis.Channel, heads.Size)]]));
    }

    /// <summary>Requires that a choice has the shape of the value, which operands of more axes or of larger extents would spread.</summary>
    private static void RequireFit(NodeReading reading, Signal signal, int other, Tensor condition)
    {
        bool isConstant = reading.IsConstant(other);
        (int[] shape, string text) = isConstant
            ? (reading.Constant(other).Shape, $"a constant of shape {reading.Constant(other).Shape.Brackets()}")
            : (reading.Signal(other).View.Shape, reading.Signal(other).ShapeText);
        bool Fits(int[] extents) => extents.Length <= signal.View.Rank && signal.View.Shape[^extents.Length..].Zip(extents).All(pair => pair.Second == 1 || pair.Second == pair.First);
        Require.That(
            Fits(shape) && Fits(condition.Shape),
            $"it chooses between {signal.ShapeText} and {text} by one of shape {condition.Shape.Brackets()}; expected shapes that fit into {signal.ShapeText}");
    }

    private static Layer WithoutDropout(Layer layer) => layer.Kind == "Dropout" ? layer.Inputs[0] : layer;

    /// <summary>A constant as one number for each two steps.</summary>
    private static double[] OverSteps(Signal scores, Tensor constant)
    {
        int[] steps = scores.Shape.Spatial;
        int rank = scores.View.Rank;
        Require.That(
            scores.View.Is(rank - 2, scores.Shape.Position(0)) && scores.View.Is(rank - 1, scores.Shape.Position(1)) && constant.Rank <= rank
                && constant.Shape.SkipLast(2).All(extent => extent == 1),
            $"it combines the scores {scores.ShapeText} with a constant of shape {constant.Shape.Brackets()}; expected {steps.Brackets()} for all samples and heads");
        Tensor expanded = TensorMath.Expand(constant with { Shape = [.. constant.Shape.TakeLast(2)] }, steps);
        Require.That(expanded.Shape.SequenceEqual(steps), $"it combines the scores {scores.ShapeText} with a constant of shape {constant.Shape.Brackets()}");
        return expanded.Values;
    }

    private static Signal Masked(Signal scores, Func<double, bool> isSeen, Func<double, bool> isUnseen, double[] mask, double distance, string what)
    {
        if (mask.All(isSeen))
            return scores;
        int steps = scores.Shape.Spatial[1];
        bool isCausal = mask.Index().All(place => place.Index % steps <= place.Index / steps ? isSeen(place.Item) : isUnseen(place.Item));
        Require.That(isCausal, $"{what} by which a step sees others than itself and all before it; NetGen's attention sees these, or all steps");
        return scores with
        {
            Layer = new Layer(CausalKind, scores.Shape, scores.Layer)
            {
                Node = scores.Layer.Node,
                Unfinished = scores.Layer.Unfinished,
                Tensors = [new LayerTensor(Distance, [1], [distance])],
            },
        };
    }
}
