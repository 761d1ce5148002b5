using System.Globalization;
using Spectre.Console;

namespace NetGen.Peers;

/// <summary>One side of the comparisons: NetGen's times, their share of the peak, and how many times as long its peers take.</summary>
internal static class ComparisonTable
{
    public static Table Of(string title, IReadOnlyList<Comparison> comparisons, bool training)
    {
        Side[] sides = [.. comparisons.Select(comparison => new Side(comparison, training))];
        string[] peers = [.. sides[0].Seconds.Keys.Where(name => name != Side.Self)];

        var table = new Table();
        table.AddColumn($"{title}, µs", added => added.NoWrap());
        string[] columns = ["batch", Side.Self, "of peak", .. peers.SelectMany(peer => (string[])[peer, "ratio"])];
        foreach (string column in columns)
            table.AddColumn(column, added => added.RightAligned());
        foreach (Side side in sides)
        {
            table.AddRow(
            [
                side.Comparison.Shape.Network,
                side.Comparison.Shape.Batch.ToString(CultureInfo.InvariantCulture),
                Microseconds(side.Seconds[Side.Self]),
                side.ShareOfPeak.ToString("P0", CultureInfo.InvariantCulture),
                .. peers.SelectMany(peer => (string[])[Microseconds(side.Seconds[peer]), Digits(side.Ratio(peer), 2)]),
            ]);
        }

        return table;
    }

    public static string Markdown(Table table)
    {
        using var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 160;
        console.Write(table.MarkdownBorder());

        // Spectre puts an empty line of blanks above and below.
        return text.ToString().Trim().ReplaceLineEndings("\n") + "\n";
    }

    private static string Microseconds(double seconds) => Digits(1e6 * seconds, 3);

    /// <summary>A number with that many digits that count.</summary>
    private static string Digits(double value, int digits)
    {
        int decimals = Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(value)), 0, 5);
        return value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private sealed record Side(Comparison Comparison, bool IsTraining)
    {
        public const string Self = "NetGen";

        public IReadOnlyDictionary<string, double> Seconds => IsTraining ? Comparison.Training : Comparison.Inference;

        public double ShareOfPeak => Operations / Seconds[Self] / Comparison.Peak;

        private double Operations => IsTraining ? Comparison.Shape.TrainingOperations : Comparison.Shape.InferenceOperations;

        public double Ratio(string peer) => Seconds[peer] / Seconds[Self];
    }
}
