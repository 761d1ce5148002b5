using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Planning;

/// <summary>
/// Covers one program's operations with kernels. A product takes in what follows it as long as nothing else reads what lies between:
/// the bias, a short activation or the derivative of one, and the optimiser's step.
/// </summary>
internal sealed class Fusion
{
    private readonly ParameterLayout _layout;
    private readonly IReadOnlyList<Operation> _operations;
    private readonly HashSet<Tensor> _results;
    private readonly IReadOnlyDictionary<Tensor, ParameterUpdate> _updates;
    private readonly ILookup<Tensor, Operation> _readers;
    private readonly HashSet<Operation> _covered = [];
    private readonly ManyClasses? _manyClasses;
    private ClassBlocks? _blocks;

    /// <param name="layout">Where the parameters lie.</param>
    /// <param name="updates">The optimiser's step that each parameter's gradient leads to.</param>
    /// <param name="operations">The program, in an order in which it can run.</param>
    /// <param name="results">What it is run for.</param>
    public Fusion(
        ParameterLayout layout,
        IReadOnlyDictionary<Tensor, ParameterUpdate> updates,
        IReadOnlyList<Operation> operations,
        IEnumerable<Tensor> results)
    {
        _layout = layout;
        _operations = operations;
        _results = [.. results];
        _updates = updates;
        _readers = operations
            .SelectMany(operation => operation.Inputs, (reader, tensor) => (Reader: reader, Tensor: tensor))
            .ToLookup(pair => pair.Tensor, pair => pair.Reader);
        _manyClasses = ManyClasses.Find(operations, _readers, _results.Contains);
        if (_manyClasses is not null && !RunsInBlocks(_manyClasses))
            _manyClasses = null;
    }

    public IReadOnlyList<Kernel> Kernels()
    {
        var kernels = new List<Kernel>();
        foreach (Operation operation in _operations)
        {
            if (!_covered.Add(operation))
                continue;
            Kernel kernel = Cover(operation);
            // Only products and dropouts take operands that lie otherwise.
            if (kernel is not (ContractionKernel or DropoutKernel or PenaltyKernel) && kernel.Parts.IsEmpty
                && kernel.Reads.FirstOrDefault(tensor => !RowMajor.Holds(tensor)) is { } operand)
                throw new NotSupportedException($"{operand} would have to be stored in padded rows.");
            kernels.Add(kernel);
        }

        return kernels;
    }

    private Kernel Cover(Operation operation) => operation switch
    {
        MatMul product when product == _manyClasses?.Product => CoverBlockedLoss(_manyClasses),
        LossGradient gradient when gradient == _manyClasses?.Gradient => CoverBlockedGradient(_manyClasses),
        MatMul product => CoverProduct(product),
        SumSamples sum => CoverSum(sum),
        Activate or ActivateGradient or Add => new ElementwiseKernel(
            NameOf(operation.Output), operation, MatrixLayout.Pad(operation.Output.Shape.Features)),
        Dropout dropout => new DropoutKernel(
            NameOf(dropout.Output), dropout, ProductPlan.RowStride(dropout.Value), MatrixLayout.Pad(dropout.Value.Shape.Features)),
        Softmax softmax => new SoftmaxKernel(NameOf(softmax.Output), softmax.Logits, softmax.Output),
        LossOperation loss => CoverLoss(loss),
        WeightPenalty penalty => CoverPenalty(penalty),
        _ => throw new NotSupportedException($"{operation.GetType().Name} has no kernel."),
    };

    private ContractionKernel CoverProduct(MatMul product)
    {
        Tensor result = product.Output;
        AddBias? bias = Absorb<AddBias>(ref result);
        Activate? activate = Absorb<Activate>(ref result, next => CostModel.FusesIntoProduct(next.Activation));
        ActivateGradient? derivative = bias is not null || activate is not null
            ? null
            : Absorb<ActivateGradient>(
                ref result, next => next.Gradient == product.Output && CostModel.FusesDerivativeIntoProduct(next.Activation));
        (string name, Sink sink) = SinkOf(result);
        return new ProductPlan(product, _layout).Kernel(name, bias?.Bias, activate, derivative, sink, result);
    }

    /// <summary>Whether that saves enough, and each parameter's gradient ends where it is found, all of them in the same way.</summary>
    private bool RunsInBlocks(ManyClasses network)
    {
        if (!CostModel.RunsInBlocks(network.Loss))
            return false;
        List<Tensor> gradients = [.. network.ParameterGradients];
        return gradients.TrueForAll(gradient => _updates.ContainsKey(gradient))
            && (gradients.TrueForAll(_results.Contains) || gradients.TrueForAll(gradient => !_results.Contains(gradient) && Descends(gradient)));
    }

    private BlockedLossKernel CoverBlockedLoss(ManyClasses network)
    {
        _covered.UnionWith(new Operation?[] { network.Bias, network.Loss }.OfType<Operation>());
        ContractionKernel product = new ProductPlan(network.Product, _layout).Kernel(
            NameOf(network.Loss.Outputs), network.Bias?.Bias, null, null, new StoreSink(network.Loss.Outputs), network.Loss.Outputs);
        _blocks = new ClassBlocks(product, network.Loss, CostModel.BlockClasses);
        return new BlockedLossKernel(_blocks);
    }

    private BlockedGradientKernel CoverBlockedGradient(ManyClasses network)
    {
        _covered.UnionWith(network.GradientOperations);
        BlockedInputGradient? inputGradient = network.InputGradient is { } input
            ? BlockedInputGradient.Of(ProductOf(input), _blocks!)
            : null;
        return new BlockedGradientKernel(
            _blocks!,
            network.WeightGradient is { } weight ? ProductOf(weight) : null,
            network.BiasGradient is { } bias ? CoverSum(bias) : null,
            inputGradient);

        ContractionKernel ProductOf(MatMul product)
        {
            (string name, Sink sink) = SinkOf(product.Output);
            return new ProductPlan(product, _layout).Kernel(name, null, null, null, sink, product.Output);
        }
    }

    private SampleSumKernel CoverSum(SumSamples sum)
    {
        Tensor result = sum.Output;
        (string name, Sink sink) = SinkOf(result);
        return new SampleSumKernel(name, sum.Value, MatrixLayout.Pad(sum.Value.Shape.Features), sink);
    }

    private LossKernel CoverLoss(LossOperation loss)
    {
        LossGradient? gradient = _readers[loss.Targets].OfType<LossGradient>().SingleOrDefault(gradient => gradient.Loss == loss);
        if (gradient is null)
            return new LossKernel("Loss", loss, null);
        _covered.Add(gradient);
        return new LossKernel("LossGradient", loss, gradient.Output);
    }

    private PenaltyKernel CoverPenalty(WeightPenalty penalty)
    {
        var terms = PenaltyTerms.Of(_operations, penalty);
        // A step that is made at once takes the gradient in where the rest of it is born.
        GradientSink? sink = terms is not null && _results.Contains(terms.Sum.Output)
            ? new GradientSink(_updates[terms.Sum.Output], Descends: false)
            : null;
        if (terms is not null)
            _covered.Add(terms.Gradient);
        string name = NameOf(penalty.Output) + (sink is null ? "" : "Gradient");
        return new PenaltyKernel(name, penalty, _layout[penalty.Weight].Floats, sink);
    }

    /// <summary>The only reader of <paramref name="result"/>, when it is of the wanted kind; from then on it belongs to the kernel.</summary>
    private T? Absorb<T>(ref Tensor result, Func<T, bool>? condition = null)
        where T : Operation
    {
        if (_results.Contains(result) || _readers[result].Count() != 1 || _readers[result].Single() is not T next
            || condition?.Invoke(next) == false)
        {
            return null;
        }

        _covered.Add(next);
        result = next.Output;
        return next;
    }

    private (string Name, Sink Sink) SinkOf(Tensor result)
    {
        WeightPenaltyGradient? penalty = AbsorbPenalty(ref result);
        string name = NameOf(result);
        if (!_updates.TryGetValue(result, out ParameterUpdate? update))
            return (name, new StoreSink(result));
        if (_results.Contains(result))
            return (name, new GradientSink(update, Descends: false, penalty));
        Tensor gradient = result;
        return Absorb<ParameterUpdate>(ref gradient, next => IsLastReader(next.Parameter, result)) is null
            ? (name, new StoreSink(result))
            : (name, new GradientSink(update, Descends: true, penalty));
    }

    /// <summary>The penalty whose gradient is added to <paramref name="result"/> and to nothing else.</summary>
    private WeightPenaltyGradient? AbsorbPenalty(ref Tensor result)
    {
        Tensor gradient = result;
        PenaltyTerms? terms = _operations.OfType<WeightPenalty>()
            .Select(penalty => PenaltyTerms.Of(_operations, penalty))
            .FirstOrDefault(terms => terms?.Rest == gradient);
        return terms is null || Absorb<Add>(ref result) is null ? null : terms.Gradient;
    }

    /// <summary>Whether nothing but the optimiser's step reads the gradient, and the step may be made at once.</summary>
    private bool Descends(Tensor gradient) =>
        _readers[gradient].Count() == 1 && _readers[gradient].Single() is ParameterUpdate next && IsLastReader(next.Parameter, gradient);

    /// <summary>Whether nothing reads the parameter once its gradient is known, so that it may change right there.</summary>
    private bool IsLastReader(Parameter parameter, Tensor gradient)
    {
        int known = IndexOf(operation => operation.Output == gradient);
        return !_operations.Skip(known + 1).Any(operation => operation is not ParameterUpdate && operation.Inputs.Contains(parameter));
    }

    private int IndexOf(Func<Operation, bool> predicate) => _operations.TakeWhile(operation => !predicate(operation)).Count();

    private static string NameOf(Tensor tensor) => char.ToUpperInvariant(tensor.Name[0]) + tensor.Name.Substring(1);
}
