using NetGen.Tool.Checking;
using NetGen.Tool.Reading;

namespace NetGen.Tool.Simplifying;

/// <summary>Computes nodes that read nothing but constants.</summary>
internal static class ConstantFolding
{
    /// <summary>What a node computes of constants, null for those that are left out; null if there is no way to. What is new of it counts.</summary>
    public static Tensor? Fold(OnnxNode node, Tensor?[] inputs, int operatorSet, ElementBudget budget)
    {
        Tensor? result = Compute(node, inputs, operatorSet);
        if (result is not null && node.Operator != "Constant" && inputs.All(input => input?.Values != result.Values))
            budget.Take(result.Values.Length);
        return result;
    }

    private static Tensor? Compute(OnnxNode node, Tensor?[] inputs, int operatorSet)
    {
        if (Elementwise.Of(node) is { } function)
            return TensorMath.Map(function, inputs, isFloat: (node.Operator == "Where" ? inputs[1] : inputs[0]) is { IsFloat: true });
        if (node.Operator == "Constant")
            return ConstantOf(node);
        if (inputs is not [{ } first, ..])
            return null;
        Tensor? second = inputs.Length > 1 ? inputs[1] : null;
        switch (node.Operator)
        {
            case "Identity":
                return first;
            case "Cast":
                return Cast(first, (ElementType)node.Integer("to", 0));
            case "Shape":
                return Tensor.Integers(first.Shape);
            case "Transpose":
                return TensorMath.Transpose(first, node.Integers("perm") ?? [.. Enumerable.Range(0, first.Rank).Reverse()]);
            case "Reshape" when second is not null:
                return TensorMath.Reshape(first, ShapeChanges.Reshape(node, first.Shape, second.ToInts()));
            case "Flatten":
                return TensorMath.Reshape(first, ShapeChanges.Flatten(node, first.Shape));
            case "Squeeze":
                return TensorMath.Reshape(first, ShapeChanges.Squeeze(node, second, first.Shape));
            case "Unsqueeze":
                return TensorMath.Reshape(first, ShapeChanges.Unsqueeze(node, second, first.Shape));
            case "Expand" when second is not null:
                return TensorMath.Expand(first, second.ToInts());
            case "ConstantOfShape":
                int[] shape = first.ToInts();
                Tensor? value = node.Attributes.GetValueOrDefault("value")?.Tensor;
                double[] values = new double[TensorMath.CountOf(shape)];
                Array.Fill(values, value is { Values.Length: > 0 } ? value.Values[0] : 0);
                return new Tensor(shape, values, value?.IsFloat ?? true);
            case "Concat" when inputs.All(input => input is { Rank: > 0 }):
                return TensorMath.Concat([.. inputs.OfType<Tensor>()], Axes.Of(node.Integer("axis", 0), first.Rank));
            case "Trilu" when first.Rank >= 2:
                return TensorMath.Triangle(first, node.Integer("upper", 1) != 0, second is { IsScalar: true } ? second.ToInts()[0] : 0);
            case "Range" when inputs is [{ IsScalar: true }, { IsScalar: true }, { IsScalar: true }]:
                return TensorMath.Range(first, second!.Values[0], inputs[2]!.Values[0]);
            case "Gather" when second is { Rank: <= 1 } && first.Rank > 0:
                return Gather(node, first, second);
            case "Slice" when first.Rank > 0:
                return Slice(node, inputs, first, operatorSet);
            default:
                return null;
        }
    }

    private static Tensor Cast(Tensor tensor, ElementType type)
    {
        Converter<double, double> conversion = type.IsFloat() ? value => (float)value
            : type == ElementType.Boolean ? value => value != 0 ? 1 : 0
            : Math.Truncate;
        return tensor with { IsFloat = type.IsFloat(), Values = Array.ConvertAll(tensor.Values, conversion) };
    }

    private static Tensor? ConstantOf(OnnxNode node)
    {
        foreach (OnnxAttribute attribute in node.Attributes.Values)
        {
            switch (attribute.Name)
            {
                case "value":
                    return attribute.Tensor;
                case "value_float":
                    return new Tensor([], [attribute.Single], IsFloat: true);
                case "value_int":
                    return new Tensor([], [attribute.Integer], IsFloat: false);
                case "value_floats":
                    return new Tensor([attribute.Singles.Count], [.. attribute.Singles], IsFloat: true);
                case "value_ints":
                    return new Tensor([attribute.Integers.Count], [.. attribute.Integers.Select(number => (double)number)], IsFloat: false);
            }
        }

        return null;
    }

    private static Tensor Gather(OnnxNode node, Tensor first, Tensor indices)
    {
        int axis = Axes.Of(node.Integer("axis", 0), first.Rank);
        Tensor taken = TensorMath.Take(first, axis, [.. indices.ToInts().Select(index => index < 0 ? index + first.Shape[axis] : index)]);
        return indices.Rank == 0 ? taken with { Shape = [.. first.Shape[..axis], .. first.Shape[(axis + 1)..]] } : taken;
    }

    private static Tensor? Slice(OnnxNode node, Tensor?[] inputs, Tensor first, int operatorSet)
    {
        Tensor? Input(int index) => index < inputs.Length ? inputs[index] : null;
        int[]? starts = operatorSet < 10 ? node.Integers("starts") : Input(1)?.ToInts(), ends = operatorSet < 10 ? node.Integers("ends") : Input(2)?.ToInts();
        int[]? axes = operatorSet < 10 ? node.Integers("axes") : Input(3)?.ToInts(), steps = Input(4)?.ToInts();
        if (starts is null || ends is null || starts.Length != ends.Length || axes?.Length < starts.Length || steps?.Any(step => step != 1) == true)
            return null;

        Tensor result = first;
        for (int i = 0; i < starts.Length; i++)
        {
            int axis = Axes.Of(axes?[i] ?? i, first.Rank), extent = result.Shape[axis];
            (int start, int end) = (Clamp(starts[i], extent), Clamp(ends[i], extent));
            result = TensorMath.Take(result, axis, [.. Enumerable.Range(start, Math.Max(end - start, 0))]);
        }

        return result;
    }

    private static int Clamp(int index, int extent) => Math.Clamp(index < 0 ? (int)Math.Max((long)index + extent, 0) : index, 0, extent);
}
