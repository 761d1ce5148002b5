using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Planning;

/// <summary>
/// Orients a product for the machine: which operand is broadcast and which is read in vectors follows from where the result and the
/// operands lie.
/// </summary>
internal sealed class ProductPlan(MatMul product, ParameterLayout parameters)
{
    public ContractionKernel Kernel(
        string name, Tensor? bias, Activate? activate, ActivateGradient? derivative, Sink sink, Tensor result)
    {
        // The result of a batch has one row a sample. A weight's gradient is stored like the weight: its inputs are the rows.
        bool transposed = !product.Output.Shape.HasBatch;
        (Tensor left, bool leftInnerFirst, Tensor right, bool rightInnerFirst) = transposed
            ? (product.Right, !product.TransposeRight, product.Left, product.TransposeLeft)
            : (product.Left, product.TransposeLeft, product.Right, !product.TransposeRight);

        Dimension rows = product.Output.Shape[transposed ? 1 : 0];
        Dimension columns = product.Output.Shape[transposed ? 0 : 1];
        ColumnOperand columnOperand = Columns(name, right, rightInnerFirst, out TransposedOperand? copy);
        MatrixLayout resultLayout = sink is StoreSink store && store.Tensor.Shape.HasBatch
            ? new RowMajor(MatrixLayout.Pad(columns.Size))
            : new Panels(rows.Size, columns.Size);
        FewRows fewRows = !rows.IsBatch ? FewRows.Never : copy is null ? FewRows.SplitSum : FewRows.DotProducts;
        bool putsSumsDown = sink is GradientSink gradient && !CostModel.FusesIntoTile(gradient);
        return new ContractionKernel(
            name, rows, product.Inner, columns.Size, Rows(left, leftInnerFirst), columnOperand, bias, activate, derivative, sink,
            resultLayout, new ContractionSchedule(CostModel.WideTileRows, CostModel.NarrowTileRows, fewRows, copy, putsSumsDown));
    }

    private static RowOperand Rows(Tensor tensor, bool innerFirst) => tensor.Shape.HasBatch
        ? new RowOperand(tensor, RowStride(tensor), innerFirst)
        : throw new NotSupportedException($"{tensor} would have to be stored row by row.");

    private ColumnOperand Columns(string name, Tensor tensor, bool innerFirst, out TransposedOperand? copy)
    {
        copy = null;
        if (tensor is not Parameter parameter)
        {
            if (!innerFirst)
                throw new NotSupportedException($"{tensor} would have to be transposed sample by sample.");
            return RowMajor.Holds(tensor)
                ? new ColumnOperand(tensor, new RowMajor(RowStride(tensor)))
                : throw new NotSupportedException($"{tensor} would have to be stored in padded rows.");
        }

        // A weight [out, in] is stored with its inputs as rows. The forward product sums over the inputs and reads it as it is; the
        // backward product sums over the outputs.
        Panels stored = parameters[parameter].Matrix!;
        if (!innerFirst)
            return new ColumnOperand(parameter, stored);
        copy = new TransposedOperand(
            parameter, stored, new Tensor(parameter.Name + "Transposed", parameter.Shape, TensorRole.Value));
        return new ColumnOperand(copy.Copy, new Panels(stored.Columns, stored.Rows));
    }

    /// <summary>Floats from one sample to the next: the caller's rows are packed, those of the workspace padded.</summary>
    public static int RowStride(Tensor tensor) => tensor.Role == TensorRole.Input
        ? tensor.Shape.Features
        : MatrixLayout.Pad(tensor.Shape.Features);
}
