using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>Reads the arguments that layers with a window have in common.</summary>
internal static class WindowArguments
{
    /// <summary>What the options of each dimension of an image end in, and those of its padding.</summary>
    public static ImmutableArray<(string Suffix, string Before, string After)> Sides { get; } =
        [("Height", "PaddingTop", "PaddingBottom"), ("Width", "PaddingLeft", "PaddingRight")];

    /// <summary>The window of an image.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="size">The name of the window's size where it is square.</param>
    /// <param name="strideIsSize">Whether windows lie side by side where no stride is given.</param>
    public static WindowOptions OfImage(AttributeArguments arguments, string size, bool strideIsSize)
    {
        bool isSame = arguments.Flag("Same", otherwise: false);
        if (isSame)
        {
            foreach (string name in (string[])["Padding", .. Sides.SelectMany(side => new[] { side.Before, side.After })])
                arguments.RefuseIdle(name, "'Same' decides the padding", "leave 'Same' out, or the padding");
        }

        int? both = arguments.Has(size) ? arguments.Size(size, SizeRange.Window) : null;
        int? stride = arguments.OptionalSize("Stride", SizeRange.Window), dilation = arguments.OptionalSize("Dilation", SizeRange.Window);
        int padding = arguments.OptionalSize("Padding", SizeRange.Padding) ?? 0;
        return new WindowOptions(new([.. Sides.Select(Extent)]), isSame);

        WindowAxis Extent((string Suffix, string Before, string After) side)
        {
            int taps = both ?? arguments.Size(size + side.Suffix, SizeRange.Window);
            return new WindowAxis(
                taps,
                arguments.OptionalSize("Stride" + side.Suffix, SizeRange.Window) ?? stride ?? (strideIsSize ? taps : 1),
                arguments.OptionalSize("Dilation" + side.Suffix, SizeRange.Window) ?? dilation ?? 1,
                arguments.OptionalSize(side.Before, SizeRange.Padding) ?? padding,
                arguments.OptionalSize(side.After, SizeRange.Padding) ?? padding);
        }
    }
}
