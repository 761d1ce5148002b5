using System.Globalization;

namespace NetGen.Generator.Parsing;

/// <summary>The whole numbers that a size may be, both ends included.</summary>
internal sealed record SizeRange(int Minimum, int Maximum)
{
    public static SizeRange InputSize { get; } = new(1, 65_536);

    /// <summary>Steps of a sequence.</summary>
    public static SizeRange Steps { get; } = new(1, 65_536);

    /// <summary>Units of the last layer.</summary>
    public static SizeRange Units { get; } = new(1, 1 << 20);

    /// <summary>Units of the others, whose outputs are stored whole.</summary>
    public static SizeRange HiddenUnits { get; } = new(1, 4_096);

    /// <summary>Different tokens.</summary>
    public static SizeRange Vocabulary { get; } = new(1, 1 << 20);

    /// <summary>Values of a sample between two layers: their offsets in bytes, for some samples, still fit an int.</summary>
    public static SizeRange Values { get; } = new(1, 1 << 22);

    /// <summary>Values of an image.</summary>
    public static SizeRange Image { get; } = new(1, 1 << 20);

    /// <summary>Taps of a window along one dimension, and positions from one to the next.</summary>
    public static SizeRange Window { get; } = new(1, 256);

    /// <summary>Positions from one tap of a window to the next.</summary>
    public static SizeRange Dilation { get; } = new(1, 4_096);

    /// <summary>Positions of padding on one side.</summary>
    public static SizeRange Padding { get; } = new(0, 256);

    /// <summary>Filters of each channel of a depthwise convolution.</summary>
    public static SizeRange Multiplier { get; } = new(1, 256);

    /// <summary>How many times each pixel of an image is repeated along a side.</summary>
    public static SizeRange Enlargement { get; } = new(1, 64);

    /// <summary>How many times a block's layers follow each other.</summary>
    public static SizeRange Repetitions { get; } = new(1, 1_024);

    /// <summary>The layers that a block comes to.</summary>
    public static SizeRange Layers { get; } = new(1, 4_096);

    public static SizeRange WorkspaceSamples { get; } = new(1, 65_536);

    /// <summary>The most parameters of a network: their offsets in bytes still fit an int.</summary>
    public const int MaximumParameters = 1 << 28;

    /// <summary>A budget of parameters.</summary>
    public static SizeRange Parameters { get; } = new(1, MaximumParameters);

    public int Nearest(int value) => Math.Min(Math.Max(value, Minimum), Maximum);

    public bool Contains(int value) => value >= Minimum && value <= Maximum;

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0:N0} to {1:N0}", Minimum, Maximum);
}
