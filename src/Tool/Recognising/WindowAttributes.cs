using NetGen.Tool.Reading;

namespace NetGen.Tool.Recognising;

/// <summary>What a node of a convolution or a pool says of its windows.</summary>
internal sealed class WindowAttributes
{
    private readonly int[] _kernel;
    private readonly int[] _strides;
    private readonly int[] _dilations;
    private readonly int[] _padding;

    public WindowAttributes(OnnxNode node, int[] kernel)
    {
        int rank = kernel.Length;
        _kernel = kernel;
        _strides = ListOf(node, "strides", rank, otherwise: 1, least: 1);
        _dilations = ListOf(node, "dilations", rank, otherwise: 1, least: 1);
        _padding = ListOf(node, "pads", 2 * rank, otherwise: 0, least: 0);
        AutoPad = node.Text("auto_pad", "NOTSET");
        RoundsUp = node.Integer("ceil_mode", 0) != 0;
        if (kernel.Any(extent => extent < 1) || (node.Integers("kernel_shape") is { } shape && !shape.SequenceEqual(kernel)))
            throw new ModelFileException($"its window is {kernel.Brackets()}, and its attribute 'kernel_shape' {(node.Integers("kernel_shape") ?? []).Brackets()}");
        if (AutoPad is not ("NOTSET" or "" or "VALID" or "SAME_UPPER" or "SAME_LOWER"))
            throw new ModelFileException($"its attribute 'auto_pad' is {AutoPad.Quote()}");
    }

    public string AutoPad { get; }

    public bool IsSame => AutoPad.StartsWith("SAME", StringComparison.Ordinal);

    public bool RoundsUp { get; }

    public int Rank => _kernel.Length;

    /// <summary>The window along one axis of so many elements.</summary>
    public Window Along(int axis, int extent)
    {
        var window = new Window(extent, _kernel[axis], _strides[axis], _dilations[axis], _padding[axis], _padding[_kernel.Length + axis]);
        if (AutoPad == "VALID")
            return window with { Before = 0, After = 0 };
        if (IsSame)
        {
            int positions = ((extent - 1) / window.Stride) + 1;
            return Padded(window, (int)Math.Clamp(((positions - 1L) * window.Stride) + window.Span - extent, 0, int.MaxValue / 2));
        }

        // Rounding up adds positions that begin in the value or before it, as if there were padding after it.
        long covered = extent + (long)window.Before + window.After;
        long left = covered >= window.Span ? (covered - window.Span) % window.Stride : 0;
        if (RoundsUp && left > 0 && window.Positions * (long)window.Stride < extent + window.Before)
            window = window with { After = (int)Math.Min(window.After + window.Stride - left, int.MaxValue / 2) };
        return window;
    }

    /// <summary>The window of a transposed convolution, with what it takes off the ends as its padding.</summary>
    public Window AlongResult(int axis, int extent, int added)
    {
        var window = new Window(extent, _kernel[axis], _strides[axis], _dilations[axis], _padding[axis], _padding[_kernel.Length + axis]);
        return AutoPad == "VALID" ? window with { Before = 0, After = 0 }
            : IsSame ? Padded(window, (int)Math.Clamp(window.Span + added - window.Stride, 0, int.MaxValue / 2))
            : window;
    }

    private Window Padded(Window window, int padding)
    {
        int smaller = padding / 2, larger = padding - smaller;
        return AutoPad == "SAME_LOWER" ? window with { Before = larger, After = smaller } : window with { Before = smaller, After = larger };
    }

    private static int[] ListOf(OnnxNode node, string attribute, int count, int otherwise, int least)
    {
        int[] list = node.Integers(attribute) ?? [];
        if (list.Length == 0)
            return [.. Enumerable.Repeat(otherwise, count)];
        return list.Length == count && list.All(number => number >= least && number < 1 << 20)
            ? list
            : throw new ModelFileException($"its attribute {attribute.Quote()} is {list.Brackets()}; expected {count} numbers of at least {least}");
    }
}
