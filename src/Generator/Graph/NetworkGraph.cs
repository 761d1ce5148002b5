using System.Collections.Immutable;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Graph;

/// <summary>
/// The network as operations on tensors, in an order in which each can run. Layers are lowered into it, differentiation appends to it,
/// and planning reads it.
/// </summary>
internal sealed class NetworkGraph
{
    private readonly List<Operation> _operations = [];
    private readonly Dictionary<Tensor, Operation> _folded = [];
    private readonly List<Parameter> _parameters = [];
    private readonly List<Parameter> _buffers = [];
    private readonly List<Tensor> _inputs = [];
    private readonly List<Tensor> _memories = [];
    private readonly HashSet<string> _names;
    private readonly NetworkGraph? _network;
    private int _shared;
    private int _sharedBuffers;

    private NetworkGraph(HashSet<string> names)
    {
        _names = names;
        Input = null!;
    }

    public NetworkGraph(Shape input, ElementType elementType = ElementType.Float)
        : this(new HashSet<string>()) => Input = AddInput("inputs", input, elementType);

    /// <summary>The graph of what a stream does: with its steps as samples, and with the parameters of its network, which are added in the same order.</summary>
    /// <param name="input">What a step is given.</param>
    /// <param name="network">The network.</param>
    /// <param name="elementType">Whether it is tokens.</param>
    public NetworkGraph(Shape input, NetworkGraph network, ElementType elementType = ElementType.Float)
        : this(input, elementType) => _network = network;

    public NetworkGraph(int inputSize)
        : this(Shape.Rows(inputSize))
    {
    }

    /// <summary>What the network is given of each sample.</summary>
    public IReadOnlyList<Tensor> Inputs => _inputs;

    /// <summary>The first of the inputs.</summary>
    public Tensor Input { get; }

    /// <summary>Tokens of the vocabulary that an input's integers must be of: those that all who look them up have; null where it has numbers.</summary>
    public int? VocabularyOf(Tensor input) => input.ElementType == ElementType.Integer
        ? _operations.OfType<Embedding>().Where(lookup => lookup.Tokens == input).Min(lookup => lookup.Table.Shape[0].Size)
        : null;

    /// <summary>The layers that the network was declared with, for readers.</summary>
    public ImmutableArray<LayerDescription> Layers { get; set; } = [];

    /// <summary>What <c>Forward</c> returns.</summary>
    public Tensor Output { get; set; } = null!;

    /// <summary>The same of the network as it is in training, when it is another.</summary>
    public Tensor TrainingOutput { get => field ?? Output; set; }

    /// <summary>What <c>Predict</c> returns: the output turned into what the loss means.</summary>
    public Tensor Prediction { get; set; } = null!;

    /// <summary>Whether both of them are handed out plane by plane, one for each channel, rather than row by row.</summary>
    public bool OutputsChannelsFirst { get; set; }

    /// <summary>The mean loss, when the network is trainable.</summary>
    public Tensor? Loss { get; set; }

    /// <summary>The mean loss of the network as it is in training, when it is another: with values dropped.</summary>
    public Tensor? TrainingLoss { get => field ?? Loss; set; }

    /// <summary>What training minimises together with the loss.</summary>
    public IEnumerable<Tensor> Penalties => _operations.OfType<WeightPenalty>().Select(penalty => penalty.Output);

    /// <summary>What computes <see cref="Loss"/>.</summary>
    public LossOperation? LossOperation => _operations.OfType<LossOperation>().SingleOrDefault(operation => operation.Output == Loss);

    public IReadOnlyList<Operation> Operations => _operations;

    /// <summary>The parameters in canonical order.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters;

    /// <summary>
    /// What training changes without a gradient, such as running statistics, in the order of their layers: PyTorch's buffers. They lie with the parameters,
    /// but are not among them.
    /// </summary>
    public IReadOnlyList<Parameter> Buffers => _buffers;

    /// <summary>A graph of what one step of a <see cref="Scan"/> does. Its tensors have names that no other tensors of the network have.</summary>
    public NetworkGraph NewBody() => new(_names);

    /// <summary>What a stream remembers from step to step.</summary>
    public IReadOnlyList<Tensor> Memories => _memories;

    /// <summary>Adds an operation; returns the first of its outputs.</summary>
    public Tensor Append(Operation operation)
    {
        _operations.Add(operation);
        return operation.Output;
    }

    /// <summary>Adds an operation that computes in another way what one of the graph computes: the one that runs where nothing is differentiated.</summary>
    public void AppendFolded(Operation operation)
    {
        _operations.Add(operation);
        _folded.Add(operation.Output, operation);
    }

    /// <param name="name">Its name in the graph.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="initialValues">The values it starts with.</param>
    /// <param name="path">Its name in files; the same as in the graph when left out.</param>
    /// <param name="isTrainable">Whether training changes it.</param>
    /// <param name="continuesTensor">See <see cref="Parameter.ContinuesTensor"/>.</param>
    /// <param name="isTable">See <see cref="Tensor.IsTable"/>.</param>
    public Parameter AddParameter(
        string name, Shape shape, InitialValues initialValues, string? path = null, bool isTrainable = true, bool continuesTensor = false, bool isTable = false)
    {
        if (_network is not null)
            return _network._parameters[_shared++];
        var parameter = new Parameter(name, shape, initialValues, path ?? name, isTrainable) { ContinuesTensor = continuesTensor, IsTable = isTable };
        Named(parameter);
        _parameters.Add(parameter);
        return parameter;
    }

    /// <param name="name">Its name in the graph.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="initialValues">The values it starts with.</param>
    /// <param name="path">Its name in files.</param>
    public Parameter AddBuffer(string name, Shape shape, InitialValues initialValues, string path)
    {
        if (_network is not null)
            return _network._buffers[_sharedBuffers++];
        var buffer = new Parameter(name, shape, initialValues, path, isTrainable: false);
        Named(buffer);
        _buffers.Add(buffer);
        return buffer;
    }

    /// <summary>Adds something else that is given of each sample: numbers, or integers such as tokens.</summary>
    public Tensor AddInput(string name, Shape shape, ElementType elementType = ElementType.Float)
    {
        var input = Named(new Tensor(name, shape, TensorRole.Input, elementType));
        _inputs.Add(input);
        return input;
    }

    public Tensor AddTarget(Shape shape) => Named(new Tensor("targets", shape, TensorRole.Target));

    public Tensor AddOptimizerState(string name, Shape shape) => Named(new Tensor(name, shape, TensorRole.OptimizerState));

    /// <summary>Adds something that a stream remembers.</summary>
    public Tensor AddMemory(string name, Shape shape)
    {
        Tensor memory = Named(new Tensor(name, shape, TensorRole.Memory) { IsPacked = true });
        _memories.Add(memory);
        return memory;
    }

    /// <summary>The last rows of a stream, as each of several steps sees them.</summary>
    public Tensor NewWindow(string name, Shape shape) => Named(new Tensor(name, shape, TensorRole.Memory) { IsPacked = true, Overlaps = true });

    /// <summary>Rows that lie in memory of something else.</summary>
    public Tensor NewView(string name, Shape shape) => Named(new Tensor(name, shape, TensorRole.Memory));

    /// <summary>The maximum number of steps of a stream, or null if there is none.</summary>
    public int? MostSteps { get; private set; }

    /// <summary>Limits streams to a number of steps.</summary>
    public void EndAfter(int steps) => MostSteps = Math.Min(MostSteps ?? steps, steps);

    public Tensor NewValue(string name, Shape shape) => Named(new Tensor(name, shape, TensorRole.Value));

    /// <summary>A value of the same shape as another tensor, that lies in the same way.</summary>
    public Tensor NewLike(string name, Tensor tensor) => Named(new Tensor(name, tensor.Shape, TensorRole.Value) { IsTable = tensor.IsTable });

    /// <summary>The operation that computes a tensor; null for what is given.</summary>
    public Operation? ProducerOf(Tensor tensor) => _operations.Find(operation => operation.Results.Contains(tensor));

    private bool IsReplaced(Operation operation, bool folds) =>
        _folded.TryGetValue(operation.Output, out Operation? folded) && folds != (folded == operation);

    /// <summary>The operations that <paramref name="results"/> depend on, in an order in which they can run.</summary>
    /// <param name="results">What is computed.</param>
    /// <param name="folds">Whether <see cref="AppendFolded">folded</see> operations run in the place of those that can be differentiated.</param>
    public IReadOnlyList<Operation> Slice(IEnumerable<Tensor> results, bool folds = false)
    {
        var needed = new HashSet<Tensor>(results);
        var slice = new List<Operation>();
        for (int i = _operations.Count - 1; i >= 0; i--)
        {
            Operation operation = _operations[i];
            if (!operation.Results.Any(needed.Contains) || IsReplaced(operation, folds))
                continue;
            needed.UnionWith(operation.Inputs);
            slice.Add(operation);
        }

        slice.Reverse();
        return slice;
    }

    private T Named<T>(T tensor)
        where T : Tensor =>
        _names.Add(tensor.Name) ? tensor : throw new ArgumentException($"The graph already has a tensor named {tensor.Name}.");
}
