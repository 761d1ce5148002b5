using System.Globalization;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Layers;

/// <summary>
/// Turns a declaration into the operations of its forward pass and its loss. From the first dropout on there are two of both: the network
/// as it infers, and as it is in training, over the same parameters. Layers lower themselves. What is wrong with their shapes or with the names
/// that they read is found here, and nowhere else.
/// </summary>
internal sealed class Lowering
{
    /// <summary>What layers call the network's input.</summary>
    public const string InputName = "input";

    private readonly IReadOnlyList<LayerDeclaration> _layers;
    private readonly LossDeclaration? _loss;
    private readonly Signal _input;
    private readonly List<Signal> _values = [];
    private readonly HashSet<int> _read = [];
    private readonly List<LayerDescription> _descriptions = [];
    private readonly List<LoweringError> _errors = [];

    private Lowering(InputShape input, IReadOnlyList<LayerDeclaration> layers, LossDeclaration? loss)
    {
        _layers = layers;
        _loss = loss;
        Graph = new NetworkGraph(input.Shape);
        _input = new Signal(Graph.Input, Graph.Input);
    }

    public NetworkGraph Graph { get; }

    /// <summary>Whether the network is trained.</summary>
    public bool IsTrained => _loss is not null;

    /// <summary>The graph of a network without errors.</summary>
    public static NetworkGraph Lower(NetworkDeclaration declaration)
    {
        var lowering = new Lowering(declaration.Input, declaration.Layers, declaration.Loss);
        lowering.LowerLayers();
        lowering.FindUnread();
        if (lowering._errors.Count > 0)
            throw new ArgumentException($"Layer {lowering._errors[0].Layer + 1} has an error: {lowering._errors[0].Descriptor.Title}.", nameof(declaration));
        lowering.Finish(declaration.Penalty);
        return lowering.Graph;
    }

    /// <summary>What can be told of layers that follow each other: their shapes and parameters, and what is wrong with them.</summary>
    /// <param name="input">What enters the first of them.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="areAll">Whether no other layers follow, which could read them.</param>
    public static LoweringReport Check(InputShape input, IReadOnlyList<LayerDeclaration> layers, bool areAll)
    {
        var lowering = new Lowering(input, layers, loss: null);
        lowering.LowerLayers();
        if (areAll)
            lowering.FindUnread();
        return new LoweringReport([.. lowering._descriptions], [.. lowering._errors]);
    }

    /// <summary>The value of the layer that is called so, or the network's input; null, and an error, where none is.</summary>
    public Signal? Find(int reader, string argument, string name, int element)
    {
        if (name == InputName)
            return _input;
        int found = Enumerable.Range(0, reader).Where(i => _layers[i].Name == name).DefaultIfEmpty(-1).Last();
        if (found >= 0)
        {
            _read.Add(found);
            return _values[found];
        }

        string known = string.Join(" or ", _layers.Take(reader).Select(layer => layer.Name).OfType<string>().Append(InputName).Select(each => $"'{each}'"));
        Report(new LoweringError(reader, Descriptors.UnknownLayer, argument, element, [name, known]));
        return null;
    }

    public void Report(LoweringError error) => _errors.Add(error);

    private void LowerLayers()
    {
        string[] paths = LayerNames.Of(_layers);
        for (int i = 0; i < _layers.Count && _errors.Count == 0; i++)
        {
            LayerDeclaration layer = _layers[i];
            if (InputOf(i) is not { } input)
                return;
            string number = (i + 1).ToString(CultureInfo.InvariantCulture);
            string output = i < _layers.Count - 1 ? "hidden" + number : OutputName;
            var scope = new LayerScope(this, i, paths[i], input, output);
            Signal value = layer.Lower(scope);
            if (value.Shape.Count > SizeRange.Values.Maximum)
            {
                scope.RefuseSize(layer.Kind, value.Shape.Count);
                return;
            }

            _values.Add(value);
            _descriptions.Add(new LayerDescription(
                layer.Name ?? layer.Kind + number, input.Shape, value.Shape, layer.Detail, layer.Architecture, scope.Parameters));
        }
    }

    private Signal? InputOf(int layer)
    {
        if (_layers[layer].From is { } name)
            return Find(layer, nameof(LayerDeclaration.From), name, element: 0);
        if (layer == 0)
            return _input;
        _read.Add(layer - 1);
        return _values[layer - 1];
    }

    /// <summary>Finds the layers whose results go nowhere.</summary>
    private void FindUnread()
    {
        if (_errors.Count > 0)
            return;
        foreach (int layer in Enumerable.Range(0, _layers.Count - 1).Where(layer => !_read.Contains(layer)))
            Report(new LoweringError(layer, Descriptors.ResultUnread, null, 0, [_descriptions[layer].Name]));
    }

    private void Finish(PenaltyDeclaration? penalty)
    {
        Signal output = _values[_values.Count - 1];
        // What leaves the network is a value of its own.
        Graph.Output = output.Inferring == Graph.Input ? Slice.Append(Graph, OutputName, Graph.Input, 0, Graph.Input.Shape.Columns) : output.Inferring;
        Graph.Layers = [.. _descriptions];
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
        _ => throw new NotSupportedException($"{loss.GetType().Name} has no lowering."),
    };

    private void AppendPenalties(PenaltyDeclaration penalty)
    {
        foreach (Parameter weight in Graph.Parameters.Where(parameter => parameter is { IsTrainable: true, IsWeight: true }))
            WeightPenalty.Append(Graph, penalty, weight);
    }
}
