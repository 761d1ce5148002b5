using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Planning;

/// <summary>
/// Covers one program's operations with kernels. A nest takes in what reads its result element by element, as long as nothing else does, and
/// everything else that is read is there: a product only what is short, other nests all of it. At the end, the optimiser's step joins.
/// </summary>
internal sealed class Fusion
{
    private readonly ParameterLayout _layout;
    private readonly IReadOnlyList<Operation> _operations;
    private readonly HashSet<Tensor> _results;
    private readonly IReadOnlyDictionary<Tensor, ParameterUpdate> _updates;
    private readonly ILookup<Tensor, Operation> _readers;
    private readonly HashSet<Operation> _covered = [];
    private readonly HashSet<Tensor> _missing;
    private readonly BorderedCopies _copies;
    private readonly Dictionary<Tensor, TransposedOperand> _transposed = [];
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
        _missing = [.. operations.SelectMany(operation => operation.Results)];
        _copies = new BorderedCopies(operations.SelectMany(operation => operation.Nests));
        _manyClasses = ManyClasses.Find(operations, _readers, _results.Contains);
        if (_manyClasses is not null && !RunsInBlocks(_manyClasses))
            _manyClasses = null;
    }

    /// <summary>The kernels in their order. Steps of the optimiser come last, when all gradients are known to be finite.</summary>
    public IReadOnlyList<Kernel> Kernels()
    {
        var kernels = new List<Kernel>();
        foreach (Operation operation in _operations)
        {
            if (!_covered.Add(operation))
                continue;
            foreach (Kernel kernel in Cover(operation))
            {
                kernels.Add(kernel);
                _missing.ExceptWith(kernel.Writes);
            }

            _missing.ExceptWith(operation.Results);
        }

        Kernel[] steps = [.. kernels.Where(kernel => kernel.Descends)];
        if (steps.Length == 0)
            return kernels;
        GradientBoundKernel bound = GradientBoundKernel.Of(steps)
            ?? throw new UnsupportedNetworkException("a gradient would have to be checked before the optimiser's step");
        return [.. kernels.Where(kernel => !kernel.Descends), bound, .. steps];
    }

    private bool IsRead(Tensor result) => _results.Contains(result) || _readers[result].Any();

    private IEnumerable<Kernel> Cover(Operation operation) => operation switch
    {
        MatMul product when product == _manyClasses?.Product => [CoverBlockedLoss(_manyClasses)],
        LossGradient gradient when gradient == _manyClasses?.Gradient => CoverBlockedGradient(_manyClasses),
        LossOperation loss => [CoverLoss(loss)],
        WeightPenalty penalty => [CoverPenalty(penalty)],
        { StreamRoutine: { } routine } => [new StreamRoutineKernel(NameOf(operation.Output), operation, routine)],
        Scan scan => new ScanBody(scan, IsRead).Kernels(NameOf(scan.Value)),
        { Routine: { } routine } => [RoutineKernel.Of(NameOf(operation.Output), operation, routine)],
        { Nests: { IsEmpty: false } nests } => CoverAll(nests),
        _ => throw new UnsupportedNetworkException($"{operation.GetType().Name} would need its own kernel to compute {operation.Output}"),
    };

    // Several nests of one operation leave parts of one result, which nothing can join before all of them have run.
    private IEnumerable<Kernel> CoverAll(ImmutableArray<Nest> nests) => nests.Length == 1
        ? Cover(Joined(nests[0]), part: "")
        : nests.SelectMany((nest, i) => Cover(nest, "Part" + (i + 1)));

    private IEnumerable<Kernel> Cover(Nest nest, string part)
    {
        if (Contraction.Of(nest) is not null || WindowContraction.Of(nest) is not { } product)
            return [CoverNest(nest, part)];
        Tensor result = nest.Result.Tensor;
        (string name, Sink sink) = SinkOf(ref result);
        BorderedCopy? copy = _copies.Of(product, out BorderKernel? border);
        WindowKernel kernel = product.Kernel(name + part, sink, copy);
        return border is null ? [kernel] : [border, kernel];
    }

    private Kernel CoverNest(Nest nest, string part = "")
    {
        Tensor result = nest.Result.Tensor;
        (string name, Sink sink) = SinkOf(ref result);
        name += part;
        return Contraction.Of(nest) is { } product ? SharingTransposed(product.Kernel(name, sink)) : new NestKernel(name, nest, LoopSchedule.Of(nest), sink);
    }

    /// <summary>The product, with its weight transposed to where another has transposed it before.</summary>
    private ContractionKernel SharingTransposed(ContractionKernel kernel)
    {
        if (kernel.Transposed is not { } own)
            return kernel;
        if (_transposed.TryGetValue(own.Source, out TransposedOperand? shared))
            return kernel with { Transposed = shared, Right = kernel.Right with { Tensor = shared.Copy } };
        _transposed.Add(own.Source, own);
        return kernel;
    }

    /// <summary>The nest, and all that joins it.</summary>
    private Nest Joined(Nest nest)
    {
        bool isContraction = IsContraction(nest);
        foreach (Tensor result in nest.Writes)
        {
            if (_results.Contains(result) || _updates.ContainsKey(result) || _readers[result].Count() != 1
                || _readers[result].Single() is not { Nests: [var reader] } operation
                || (isContraction && !Contraction.CanFinishWith(reader))
                || reader.Reads.Any(tensor => _missing.Contains(tensor) && !nest.Writes.Contains(tensor))
                || Joining.Join(nest, reader) is not { } joint
                || (isContraction && !IsContraction(joint)))
            {
                continue;
            }

            _covered.Add(operation);
            return Joined(joint);
        }

        return nest;
    }

    private static bool IsContraction(Nest nest) => Contraction.Of(nest) is not null || WindowContraction.Of(nest) is not null;

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
        Nest product = network.Product.Nests[0];
        Nest logits = network.Bias is null ? product : Joining.Join(product, network.Bias.Nests[0])!;
        ContractionKernel kernel = Contraction.Of(logits)!.Kernel(NameOf(network.Loss.Outputs), new StoreSink(network.Loss.Outputs));
        _blocks = new ClassBlocks(kernel, network.Loss, CostModel.BlockClasses);
        return new BlockedLossKernel(_blocks);
    }

    // A step waits for what the inputs' gradient is to the layers before: the blocks run once more for it.
    private IEnumerable<Kernel> CoverBlockedGradient(ManyClasses network)
    {
        _covered.UnionWith(network.GradientOperations);
        BlockedInputGradient? inputGradient = network.InputGradient is { } input
            ? BlockedInputGradient.Of((ContractionKernel)CoverNest(input.Nests[0]), _blocks!)
            : null;
        var kernel = new BlockedGradientKernel(
            _blocks!,
            network.WeightGradient is { } weight ? (ContractionKernel)CoverNest(weight.Nests[0]) : null,
            network.BiasGradient is { } bias ? (NestKernel)CoverNest(bias.Nests[0]) : null,
            inputGradient);
        return kernel.Descends && inputGradient is not null
            ? [kernel with { Name = kernel.Name + "OfInputs", WeightGradient = null, BiasGradient = null }, kernel with { InputGradient = null }]
            : [kernel];
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

    private (string Name, Sink Sink) SinkOf(ref Tensor result)
    {
        WeightPenaltyGradient? penalty = AbsorbPenalty(ref result);
        string name = NameOf(result);
        if (!_updates.TryGetValue(result, out ParameterUpdate? update))
            return (name, new StoreSink(result));
        if (_results.Contains(result))
            return (name, new GradientSink(update, Descends: false, penalty));
        if (!Descends(result))
            return (name, new StoreSink(result));
        _covered.Add(_readers[result].Single());
        return (name, new GradientSink(update, Descends: true, penalty));
    }

    /// <summary>The penalty whose gradient is added to <paramref name="result"/> and to nothing else.</summary>
    private WeightPenaltyGradient? AbsorbPenalty(ref Tensor result)
    {
        Tensor gradient = result;
        PenaltyTerms? terms = _operations.OfType<WeightPenalty>()
            .Select(penalty => PenaltyTerms.Of(_operations, penalty))
            .FirstOrDefault(terms => terms?.Rest == gradient);
        if (terms is null || _readers[gradient].Count() != 1)
            return null;
        _covered.Add(terms.Sum);
        result = terms.Sum.Output;
        return terms.Gradient;
    }

    /// <summary>Whether nothing but the optimiser's step reads the gradient, so that it never has to be stored.</summary>
    private bool Descends(Tensor gradient) => _readers[gradient].Count() == 1 && _readers[gradient].Single() is ParameterUpdate;

    private static string NameOf(Tensor tensor) => tensor.Name.PascalCase();
}
