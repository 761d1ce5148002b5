using System.Globalization;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Layers;

/// <summary>
/// Turns a declaration into the operations of its forward pass and its loss. From the first dropout on there are two of both: the network
/// as it infers, and as it is in training, over the same parameters. Layers lower themselves. What is wrong with their shapes is found on the
/// way, and nowhere else.
/// </summary>
internal sealed class Lowering
{
    private const long MostFloatsOfStream = SizeRange.MaximumParameters / 4;

    private readonly LossDeclaration? _loss;
    private readonly LayerSequence _layers;
    private readonly HashSet<string> _identifiers = [];
    private readonly List<LoweringError> _errors = [];

    private Lowering(InputShape input, IReadOnlyList<LayerDeclaration> layers, LossDeclaration? loss)
    {
        _loss = loss;
        Graph = new NetworkGraph(input.PassedShape, TakesTokens(input, layers) ? ElementType.Integer : ElementType.Float);
        Tensor first = input.IsChannelsFirst ? ReorderChannels.AppendPixels(Graph, "inputPixels", Graph.Input, input.Shape) : Graph.Input;
        _layers = new LayerSequence(this, layers, new Signal(first, first), SequencePlace.OfNetwork(OutputName));
    }

    private Lowering(InputShape input, IReadOnlyList<LayerDeclaration> layers, NetworkGraph network)
    {
        IsOfStream = true;
        DeclaredSteps = TakesTokens(input, layers) ? input.Features : input.Positions[0];
        Graph = TakesTokens(input, layers)
            ? new NetworkGraph(Shape.Rows(1), network, ElementType.Integer)
            : new NetworkGraph(Shape.Rows(1, input.Shape.Columns), network);
        _layers = new LayerSequence(this, layers, new Signal(Graph.Input, Graph.Input), SequencePlace.OfNetwork("streamed"));
    }

    public NetworkGraph Graph { get; }

    /// <summary>Whether the layers are lowered to what they do with the next step of a stream.</summary>
    public bool IsOfStream { get; }

    /// <summary>Whether the network is trained.</summary>
    public bool IsTrained => _loss is not null;

    /// <summary>The steps, or the tokens, that the samples of a stream's network have.</summary>
    public int DeclaredSteps { get; }

    /// <summary>Why the network cannot run step by step.</summary>
    private string? StreamRefusal { get; set; }

    public bool HasErrors => _errors.Count > 0 || StreamRefusal is not null;

    /// <summary>The graph of a network without errors.</summary>
    public static NetworkGraph Lower(NetworkDeclaration declaration)
    {
        var lowering = new Lowering(declaration.Input, declaration.Layers, declaration.Loss);
        Signal output = lowering._layers.Lower();
        lowering._layers.ReportUnread();
        if (lowering.HasErrors)
            throw new ArgumentException($"Layer {lowering._errors[0].Layer + 1} has an error: {lowering._errors[0].Descriptor.Title}.", nameof(declaration));
        lowering.Finish(output, declaration.Penalty);
        lowering.Graph.OutputsChannelsFirst = declaration.OutputsChannelsFirst;
        return lowering.Graph;
    }

    /// <summary>The graph of what a stream of a network does with its next step, whose place in the graph is a sample's.</summary>
    /// <param name="input">What enters the first layer.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="network">The network's graph.</param>
    /// <param name="refusal">Why there is none, where its samples are sequences.</param>
    public static NetworkGraph? LowerStream(InputShape input, IReadOnlyList<LayerDeclaration> layers, NetworkGraph network, out string? refusal)
    {
        refusal = null;
        if (input.Positions.Count != 1 && !TakesTokens(input, layers))
            return null;
        var lowering = new Lowering(input, layers, network);
        Signal output = lowering._layers.Lower();
        const string Size = "it would take too much memory";
        refusal = lowering.StreamRefusal ?? (lowering.HasErrors || lowering.FloatsAtOnce > MostFloatsOfStream ? Size : null);
        if (refusal is not null)
            return null;
        lowering.Graph.Output = output.Inferring == lowering.Graph.Input
            ? Slice.Append(lowering.Graph, "streamed", lowering.Graph.Input, 0, lowering.Graph.Input.Shape.Columns)
            : output.Inferring;
        return lowering.Graph;
    }

    /// <summary>Floats that there are once, whatever the number of samples: what a stream remembers, and what is made of parameters.</summary>
    private long FloatsAtOnce => Graph.Memories.Concat(Graph.Operations.SelectMany(operation => operation.Results))
        .Where(tensor => !tensor.Shape.HasBatch).Distinct().Sum(tensor => tensor.Shape.Count);

    /// <summary>What can be told of layers that follow each other: their shapes and parameters, and what is wrong with them.</summary>
    /// <param name="input">What enters the first of them.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="areAll">Whether no other layers follow, which could read them.</param>
    public static LoweringReport Check(InputShape input, IReadOnlyList<LayerDeclaration> layers, bool areAll)
    {
        var lowering = new Lowering(input, layers, loss: null);
        lowering._layers.Lower();
        if (areAll)
            lowering._layers.ReportUnread();
        bool streams = areAll && !lowering.HasErrors && LowerStream(input, layers, lowering.Graph, out _) is not null;
        return new LoweringReport(lowering._layers.Descriptions, [.. lowering._errors], streams);
    }

    /// <summary>Whether samples are tokens: the first layer decides it.</summary>
    public static bool TakesTokens(InputShape input, IReadOnlyList<LayerDeclaration> layers) =>
        input.Positions.Count == 0 && layers.Count > 0 && layers[0] is { ReadsTokens: true, From: null or LayerLinks.InputName };

    /// <summary>What a value is called as it is in training.</summary>
    public static string InTraining(string name) => "training" + name.PascalCase();

    public void Report(LoweringError error) => _errors.Add(error);

    /// <summary>Reports why the network cannot run step by step.</summary>
    public void RefuseStream(string reason) => StreamRefusal = reason;

    /// <summary>A name that nothing else in generated code has, in training neither.</summary>
    public string Unique(string name)
    {
        if (IsOfStream)
            name = "stream" + name.PascalCase();
        string unique = name;
        for (int i = 2; _identifiers.Contains(unique) || _identifiers.Contains(InTraining(unique)); i++)
            unique = $"{name}_{i.ToString(CultureInfo.InvariantCulture)}";
        _identifiers.UnionWith([unique, InTraining(unique)]);
        return unique;
    }

    private void Finish(Signal output, PenaltyDeclaration? penalty)
    {
        // What leaves the network is a value of its own.
        Graph.Output = output.Inferring == Graph.Input ? Slice.Append(Graph, OutputName, Graph.Input, 0, Graph.Input.Shape.Columns) : output.Inferring;
        Graph.Layers = _layers.Descriptions;
        Graph.Prediction = PredictionOf(_loss);
        if (_loss is not null)
            AppendLosses(_loss, output.IsSame ? Graph.Output : output.Training);
        if (penalty is not null)
            AppendPenalties(penalty);
    }

    private string OutputName =>
        _loss is SoftmaxCrossEntropyDeclaration or SigmoidCrossEntropyDeclaration or KlDivergenceDeclaration ? "logits" : "outputs";

    private Tensor PredictionOf(LossDeclaration? loss) => loss switch
    {
        SoftmaxCrossEntropyDeclaration or KlDivergenceDeclaration => Softmax.Append(Graph, "probabilities", Graph.Output),
        SigmoidCrossEntropyDeclaration => Activate.Append(Graph, "probabilities", Activation.Sigmoid, Graph.Output),
        _ => Graph.Output,
    };

    private void AppendLosses(LossDeclaration loss, Tensor outputsInTraining)
    {
        Tensor targets = Graph.AddTarget(Graph.Output.Shape);
        Graph.Loss = Loss("loss", loss, Graph.Output, targets);
        Graph.TrainingOutput = outputsInTraining;
        if (outputsInTraining != Graph.Output)
            Graph.TrainingLoss = Loss("trainingLoss", loss, outputsInTraining, targets);
    }

    private Tensor Loss(string name, LossDeclaration loss, Tensor outputs, Tensor targets) => loss switch
    {
        SoftmaxCrossEntropyDeclaration options => SoftmaxCrossEntropy.Append(Graph, name, outputs, targets, options),
        SigmoidCrossEntropyDeclaration options => SigmoidCrossEntropy.Append(Graph, name, outputs, targets, options),
        MeanSquaredErrorDeclaration => MeanSquaredError.Append(Graph, name, outputs, targets),
        HuberLossDeclaration options => HuberLoss.Append(Graph, name, outputs, targets, options),
        HingeLossDeclaration options => HingeLoss.Append(Graph, name, outputs, targets, options),
        KlDivergenceDeclaration options => KlDivergence.Append(Graph, name, outputs, targets, options),
        CustomLossDeclaration => CustomLoss.Append(Graph, name, outputs, targets),
        _ => throw new NotSupportedException($"{loss.GetType().Name} has no lowering."),
    };

    private void AppendPenalties(PenaltyDeclaration penalty)
    {
        foreach (Parameter weight in Graph.Parameters.Where(parameter => parameter is { IsTrainable: true, IsWeight: true }))
            WeightPenalty.Append(Graph, penalty, weight);
    }
}
