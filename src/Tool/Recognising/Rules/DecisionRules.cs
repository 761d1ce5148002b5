using NetGen.Tool.Simplifying;

namespace NetGen.Tool.Recognising.Rules;

/// <summary>What classifiers compute of their predictions, at the end of a model.</summary>
internal static class DecisionRules
{
    public const string LargestKind = "Largest";
    public const string TwoClassesKind = "TwoClasses";

    /// <summary>The place of the largest output, which is the class.</summary>
    public static Signal Largest(NodeReading reading)
    {
        Require.That(reading.Node.Integer("select_last_index", 0) == 0, "it gives the last of equal values; NetGen gives the first");
        return End(reading, LargestKind, reading.Input.WithChannelsInOrder(Axes.Of(reading.Node.Integer("axis", 0), reading.Input.View.Rank)));
    }

    /// <summary>The probabilities of two classes, from that of the second one.</summary>
    public static Signal TwoClasses(NodeReading reading)
    {
        Require.That(reading.Input.Shape.Channels == 1, $"it makes two classes of each of {reading.Input.Shape.Channels} values");
        return End(reading, TwoClassesKind, reading.Input);
    }

    private static Signal End(NodeReading reading, string kind, Signal input) =>
        input with { Layer = new Layer(kind, input.Shape, input.Layer) { Node = reading.Node.Label } };
}
