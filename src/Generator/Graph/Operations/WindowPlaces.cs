using System.Collections.Immutable;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Graph.Operations;

/// <summary>The places of a window's taps in what it slides over.</summary>
/// <param name="window">The window.</param>
/// <param name="positions">The axes that count its positions.</param>
internal sealed class WindowPlaces(Window window, ImmutableArray<Axis> positions)
{
    private static readonly string[] Names = ["tap", "tapRow"];

    /// <summary>The axes that count its taps.</summary>
    public ImmutableArray<Axis> Taps { get; } =
        [.. window.Axes.Select((axis, i) => new Axis(Names[window.Axes.Count - 1 - i], axis.Size))];

    /// <summary>The value under a tap.</summary>
    public Load Load(Tensor value, Axis sample, Axis channel) =>
        new(value, [sample, .. Taps.Select(PlaceOf), channel], MayBeOutside: window.Axes.Any(axis => axis.Before > 0 || axis.After > 0));

    private Position PlaceOf(Axis tap, int i)
    {
        WindowAxis axis = window.Axes[i];
        return new Position([new Term(positions[i], axis.Stride), new Term(tap, axis.Dilation)], -axis.Before);
    }
}
