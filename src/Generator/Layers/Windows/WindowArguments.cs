using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>Reads the arguments that layers with a window have in common.</summary>
internal static class WindowArguments
{
    private static readonly ImmutableArray<WindowSide> OfSequence = [new("", "PaddingBefore", "PaddingAfter")];

    private static readonly ImmutableArray<WindowSide> OfImage = [new("Height", "PaddingTop", "PaddingBottom"), new("Width", "PaddingLeft", "PaddingRight")];

    /// <summary>The names of the options of each dimension, outermost first.</summary>
    public static ImmutableArray<WindowSide> SidesOf(int dimensions) => dimensions == 1 ? OfSequence : OfImage;

    /// <summary>The window of an image or a sequence.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="dimensions">Dimensions of the window.</param>
    /// <param name="size">The name of the window's size where it is the same along all dimensions.</param>
    /// <param name="strideIsSize">Whether windows lie side by side where no stride is given.</param>
    public static WindowOptions Read(AttributeArguments arguments, int dimensions, string size, bool strideIsSize)
    {
        ImmutableArray<WindowSide> sides = SidesOf(dimensions);
        bool isSame = arguments.Flag("Same", otherwise: false), isCausal = arguments.Flag("Causal", otherwise: false);
        if (isCausal && isSame)
            RefusePadding("Causal", "Same");
        if (isCausal || isSame)
            RefusePadding(isCausal ? "Causal" : "Same", ["Padding", .. sides.SelectMany(side => new[] { side.Before, side.After })]);

        int? all = arguments.Has(size) ? arguments.Size(size, SizeRange.Window) : null;
        int? stride = arguments.OptionalSize("Stride", SizeRange.Window), dilation = arguments.OptionalSize("Dilation", SizeRange.Dilation);
        int padding = arguments.OptionalSize("Padding", SizeRange.Padding) ?? 0;
        return new WindowOptions(new([.. sides.Select(Extent)]), isSame);

        void RefusePadding(string decides, params string[] names)
        {
            foreach (string name in names)
                arguments.RefuseIdle(name, $"'{decides}' decides the padding", $"leave '{decides}' out");
        }

        WindowAxis Extent(WindowSide side)
        {
            int taps = all ?? arguments.Size(size + side.Suffix, SizeRange.Window);
            var axis = new WindowAxis(
                taps,
                Own("Stride", SizeRange.Window) ?? stride ?? (strideIsSize ? taps : 1),
                Own("Dilation", SizeRange.Dilation) ?? dilation ?? 1,
                arguments.OptionalSize(side.Before, SizeRange.Padding) ?? padding,
                arguments.OptionalSize(side.After, SizeRange.Padding) ?? padding);
            // Out of range, the extent would not fit.
            return isCausal && arguments.AreValid ? axis with { Before = (int)axis.Extent - 1 } : axis;

            int? Own(string option, SizeRange range) => side.Suffix.Length > 0 ? arguments.OptionalSize(option + side.Suffix, range) : null;
        }
    }
}
