using System.Collections.Immutable;
using NetGen.Execution;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>Blocks of as many classes each, one after the other.</summary>
/// <param name="First">The first class of the first block.</param>
/// <param name="Count">Blocks.</param>
/// <param name="Classes">Classes of each.</param>
/// <param name="Name">What the kernels' names end with.</param>
internal sealed record BlockRange(int First, int Count, int Classes, string Name)
{
    public int Padded => MatrixLayout.Pad(Classes);
}

/// <summary>
/// The last product and its loss, of whose logits only a block of classes is ever stored. Weights lie in panels, so that those of a block
/// are a matrix in panels themselves: the products of a block are contractions like any other, only narrower.
/// </summary>
internal sealed class ClassBlocks
{
    /// <param name="product">The product for all classes.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="blockClasses">Classes of a block, whole panels.</param>
    public ClassBlocks(ContractionKernel product, LossOperation loss, int blockClasses)
    {
        Product = product;
        Loss = loss;
        Weight = (Parameter)product.Right.Tensor;
        int whole = product.Columns / blockClasses, rest = product.Columns % blockClasses;
        Ranges =
        [
            .. whole > 0 ? [new BlockRange(0, whole, blockClasses, "OfBlock")] : Array.Empty<BlockRange>(),
            .. rest > 0 ? [new BlockRange(whole * blockClasses, 1, rest, "OfLastBlock")] : Array.Empty<BlockRange>(),
        ];
        Logits = new Tensor(loss.Outputs.Name + "Block", Shape.Rows(Ranges[0].Classes), TensorRole.Value);
        Sums = new Tensor("softmaxSums", Shape.Rows(MemoryLayout.SoftmaxFloats), TensorRole.Value);
    }

    public ContractionKernel Product { get; }

    public LossOperation Loss { get; }

    public Parameter Weight { get; }

    public ImmutableArray<BlockRange> Ranges { get; }

    /// <summary>A block's logits, and then their gradients.</summary>
    public Tensor Logits { get; }

    public Tensor Sums { get; }

    /// <summary>Inputs of the last layer.</summary>
    public int Inputs => Product.Inner.Size;

    /// <summary>The product that finds a block's logits.</summary>
    public ContractionKernel LogitsOf(BlockRange range) => Product with
    {
        Name = Product.Name + range.Name,
        Columns = range.Classes,
        Right = new ColumnOperand(Weight, PanelsOf(range)),
        Result = new StoreSink(Logits),
        ResultLayout = new RowMajor(range.Padded),
    };

    /// <summary>The product that finds the gradient of a block's weights.</summary>
    public ContractionKernel WeightGradientOf(BlockRange range, ContractionKernel gradient) => gradient with
    {
        Name = gradient.Name + range.Name,
        Columns = range.Classes,
        Right = new ColumnOperand(Logits, new RowMajor(range.Padded)),
        ResultLayout = PanelsOf(range),
    };

    /// <summary>The sum that finds the gradient of a block's biases.</summary>
    public NestKernel BiasGradientOf(BlockRange range, NestKernel gradient)
    {
        Axis sample = new("sample", Dimension.Batch), column = new("column", range.Classes);
        var sum = new Reduction("sum", Combination.Sum, [sample], new Load(BlockOf(range), [sample, column]));
        var nest = new Nest([column], [sum], [new Result(gradient.Nest.Result.Tensor, [column], new Reduced(0))]);
        return gradient with { Name = gradient.Name + range.Name, Nest = nest, Schedule = LoopSchedule.Of(nest) };
    }

    /// <summary>The product that finds what a block adds to the gradient of the layer's inputs.</summary>
    public ContractionKernel InputGradientOf(BlockRange range, ContractionKernel gradient, Tensor part, Tensor transposed) => gradient with
    {
        Name = gradient.Name + range.Name,
        Inner = new Extent(range.Classes, IsPerSample: false),
        Left = new RowOperand(Logits, range.Padded, IsTransposed: false),
        Right = new ColumnOperand(transposed, new Panels(range.Classes, Inputs)),
        Result = new StoreSink(part),
        Transposed = new TransposedOperand(Weight, PanelsOf(range), transposed),
    };

    /// <summary>The logits of one block, in rows that are as long as the block needs.</summary>
    private Tensor BlockOf(BlockRange range) => new(Logits.Name, Shape.Rows(range.Classes), TensorRole.Value);

    private Panels PanelsOf(BlockRange range) => new(Inputs, range.Classes);
}
