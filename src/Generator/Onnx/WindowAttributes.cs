using NetGen.Generator.Graph;

namespace NetGen.Generator.Onnx;

/// <summary>How ONNX describes a window.</summary>
internal static class WindowAttributes
{
    /// <summary>The attributes of a window; what is as it is when left out is left out.</summary>
    public static IEnumerable<OnnxAttribute> Of(Window window)
    {
        yield return OnnxAttribute.OfList("kernel_shape", window.Axes.Select(axis => axis.Size));
        if (window.Axes.Any(axis => axis.Stride > 1))
            yield return OnnxAttribute.OfList("strides", window.Axes.Select(axis => axis.Stride));
        if (window.Axes.Any(axis => axis.Dilation > 1))
            yield return OnnxAttribute.OfList("dilations", window.Axes.Select(axis => axis.Dilation));
        if (window.Axes.Any(axis => axis.Before > 0 || axis.After > 0))
            yield return OnnxAttribute.OfList("pads", window.Axes.Select(axis => axis.Before).Concat(window.Axes.Select(axis => axis.After)));
    }
}
