namespace NetGen.Tool.Recognising;

/// <summary>
/// Some of the channels of a value, in any order. There is no layer that takes them, but some of the channels of a product are a smaller product.
/// </summary>
internal static class Columns
{
    /// <summary>The value with these channels; null if it is no product with constants.</summary>
    public static Layer? Of(Layer layer, int[] columns)
    {
        if (columns.SequenceEqual(Enumerable.Range(0, layer.Shape.Channels)))
            return layer;
        ScaleChain chain = ScaleChain.Of(layer);
        if (chain.Origin is not { Kind: "Dense", Inputs: [var source] } product)
            return null;
        Layer smaller = Rules.DenseRules.Dense(
            source,
            columns.Length,
            Taken(product["weight"], columns, source.Shape.Channels),
            product.Has("bias") ? Taken(product["bias"], columns, 1) : null,
            product.WeightName);
        return layer.IsScale ? Rules.ScaleRules.LayerOf(smaller, Taken(chain.Factors, columns, 1), Taken(chain.Summands, columns, 1), chain.Adds) : smaller;
    }

    /// <summary>A value with some indices of an axis of the model's that consists of channels.</summary>
    public static Signal Select(Signal signal, int axis, int start, int count, bool keepsAxis)
    {
        View view = signal.View;
        int[] columns = view.IndicesOf(axis)[start..(start + count)];
        var axes = new List<IEnumerable<Atom>>();
        int stride = count;
        for (int i = view.Rank - 1; i >= 0; i--)
        {
            if (i == axis)
            {
                if (keepsAxis)
                    axes.Add([new Atom(Axis.Channel, count)]);
                continue;
            }

            var atoms = new List<Atom>();
            foreach (Atom atom in view[i].Reverse())
            {
                if (atom.Axis != Axis.Channel)
                {
                    atoms.Add(atom);
                    continue;
                }

                atoms.Add(atom with { Stride = stride });
                stride *= atom.Extent;
                columns = [.. Enumerable.Range(0, atom.Extent).SelectMany(index => columns.Select(column => column + (index * atom.Stride)))];
            }

            axes.Add(Enumerable.Reverse(atoms));
        }

        Layer layer = Of(signal.Layer, columns)
            ?? throw new ModelFileException(
                $"it takes {start} to {start + count} of {signal.ShapeText} along axis {axis}; only channels of a product with a constant can be taken");
        return new Signal(layer, new View(Enumerable.Reverse(axes)));
    }

    private static double[] Taken(double[] values, int[] columns, int size) => [.. columns.SelectMany(column => values.AsSpan(column * size, size).ToArray())];
}
