using NetGen.Tool.Reading;

namespace NetGen.Tool.Simplifying;

/// <summary>Arithmetic of constants, as ONNX defines it.</summary>
internal static class TensorMath
{
    // More than any constant that is computed in a model of a size that can be imported; a hostile one asks for more.
    private const int MostElements = 1 << 26;

    public static int CountOf(IEnumerable<int> shape)
    {
        Int128 count = shape.Aggregate(Int128.One, (product, extent) => product > MostElements ? product : product * extent);
        return count >= 0 && count <= MostElements
            ? (int)count
            : throw new ModelFileException($"its result has more than {MostElements} elements");
    }

    public static Tensor Map(Func<double[], double> function, Tensor?[] inputs, bool isFloat)
    {
        int[] shape = inputs.OfType<Tensor>().Select(input => input.Shape).Aggregate(Broadcast);
        double[] values = new double[CountOf(shape)];
        double[] arguments = new double[inputs.Length];
        for (int i = 0; i < values.Length; i++)
        {
            for (int input = 0; input < inputs.Length; input++)
                arguments[input] = inputs[input] is { } tensor ? tensor.Values[BroadcastIndex(i, shape, tensor.Shape)] : double.NaN;
            double value = function(arguments);
            values[i] = isFloat ? (float)value : Math.Truncate(value);
        }

        return new Tensor(shape, values, isFloat);
    }

    /// <summary>The part of each matrix on one side of a diagonal, with zeros on the other.</summary>
    public static Tensor Triangle(Tensor tensor, bool isUpper, int diagonal)
    {
        (int rows, int columns) = (tensor.Shape[^2], tensor.Shape[^1]);
        return tensor with
        {
            Values = [.. tensor.Values.Select((value, i) => (i % columns) - (i / columns % rows) is var place && (isUpper ? place >= diagonal : place <= diagonal) ? value : 0)],
        };
    }

    /// <summary>Numbers from a start up to a limit.</summary>
    public static Tensor Range(Tensor start, double limit, double step)
    {
        double count = Math.Max(Math.Ceiling((limit - start.Values[0]) / step), 0);
        int length = CountOf([(int)Math.Min(double.IsNaN(count) ? 0 : count, int.MaxValue)]);
        return start with { Shape = [length], Values = [.. Enumerable.Range(0, length).Select(i => start.Values[0] + (i * step))] };
    }

    public static int[] Broadcast(int[] a, int[] b)
    {
        int[] shape = new int[Math.Max(a.Length, b.Length)];
        for (int i = 1; i <= shape.Length; i++)
        {
            (int x, int y) = (i <= a.Length ? a[^i] : 1, i <= b.Length ? b[^i] : 1);
            if (x != y && x != 1 && y != 1)
                throw new ModelFileException($"it combines the shapes {a.Brackets()} and {b.Brackets()}");
            shape[^i] = x == 1 ? y : x;
        }

        return shape;
    }

    /// <summary>Where the element of a broadcast tensor is that stands at a place of the whole.</summary>
    public static int BroadcastIndex(int index, int[] whole, int[] shape)
    {
        int place = 0, stride = 1;
        for (int i = 1; i <= shape.Length; i++)
        {
            int extent = whole[^i];
            if (shape[^i] != 1)
                place += index % extent * stride;
            stride *= shape[^i];
            index /= extent;
        }

        return place;
    }

    public static Tensor Transpose(Tensor tensor, int[] permutation)
    {
        if (!permutation.Order().SequenceEqual(Enumerable.Range(0, tensor.Rank)))
            throw new ModelFileException($"its axes {permutation.Brackets()} are no permutation of {tensor.Rank}");
        int[] strides = StridesOf(tensor.Shape);
        int[] shape = [.. permutation.Select(axis => tensor.Shape[axis])];
        return Gather(tensor, shape, [.. permutation.Select(axis => strides[axis])]);
    }

    public static Tensor Expand(Tensor tensor, int[] to)
    {
        int[] shape = Broadcast(tensor.Shape, to);
        double[] values = new double[CountOf(shape)];
        for (int i = 0; i < values.Length; i++)
            values[i] = tensor.Values[BroadcastIndex(i, shape, tensor.Shape)];
        return tensor with { Shape = shape, Values = values };
    }

    public static Tensor Reshape(Tensor tensor, int[] shape) => CountOf(shape) == tensor.Values.Length
        ? tensor with { Shape = shape }
        : throw new ModelFileException($"it turns the shape {tensor.Shape.Brackets()} into {shape.Brackets()}");

    /// <summary>Some indices of an axis.</summary>
    public static Tensor Take(Tensor tensor, int axis, int[] indices)
    {
        int extent = tensor.Shape[axis], inner = CountOf(tensor.Shape[(axis + 1)..]), outer = CountOf(tensor.Shape[..axis]);
        int[] shape = [.. tensor.Shape[..axis], indices.Length, .. tensor.Shape[(axis + 1)..]];
        double[] values = new double[CountOf(shape)];
        int place = 0;
        for (int o = 0; o < outer; o++)
        {
            foreach (int index in indices)
            {
                if (index < 0 || index >= extent)
                    throw new ModelFileException($"it reads the index {index} of {extent}");
                Array.Copy(tensor.Values, ((o * extent) + index) * inner, values, place, inner);
                place += inner;
            }
        }

        return tensor with { Shape = shape, Values = values };
    }

    public static Tensor Concat(Tensor[] parts, int axis)
    {
        int[] first = parts[0].Shape;
        int outer = CountOf(first[..axis]);
        if (parts.Any(part => part.Rank != first.Length || !part.Shape.Index().All(extent => extent.Index == axis || extent.Item == first[extent.Index])))
            throw new ModelFileException("it concatenates constants of different shapes");
        int[] shape = [.. first];
        shape[axis] = CountOf([parts.Sum(part => Math.Min(part.Shape[axis], MostElements / parts.Length))]);
        var values = new List<double>();
        for (int o = 0; o < outer; o++)
        {
            foreach (Tensor part in parts)
            {
                int size = part.Values.Length / outer;
                values.AddRange(part.Values.AsSpan(o * size, size));
            }
        }

        return parts[0] with { Shape = shape, Values = [.. values] };
    }

    public static int[] StridesOf(int[] shape)
    {
        int[] strides = new int[shape.Length];
        int stride = 1;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        return strides;
    }

    private static Tensor Gather(Tensor tensor, int[] shape, int[] strides)
    {
        double[] values = new double[tensor.Values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int place = 0, rest = i;
            for (int axis = shape.Length - 1; axis >= 0; axis--)
            {
                place += rest % shape[axis] * strides[axis];
                rest /= shape[axis];
            }

            values[i] = tensor.Values[place];
        }

        return tensor with { Shape = shape, Values = values };
    }
}
