extern alias compiler;

using compiler::NetGen.Generator.Differentiation;
using compiler::NetGen.Generator.Graph;
using compiler::NetGen.Generator.Graph.Operations;
using compiler::NetGen.Generator.Layers;
using compiler::NetGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.Testing.Interpreting;

/// <summary>A declared network as its graph says, run by the interpreter in double precision, with plain gradient descent.</summary>
public sealed class GraphReference
{
    private readonly NetworkGraph _graph;
    private readonly TrainingGraph? _training;
    private readonly Dictionary<Tensor, Matrix> _parameters = [];

    /// <param name="source">C# that declares the network, without a namespace.</param>
    /// <param name="name">The class.</param>
    public GraphReference(string source, string name)
    {
        CSharpCompilation compilation = NetworkCompilation.Unchecked(LanguageVersion.Default, source);
        INamedTypeSymbol type = compilation.GetTypeByMetadataName(name) ?? throw new ArgumentException($"{name} is not declared.", nameof(name));
        NetworkDeclaration declaration = NetworkParser.Parse(type, compilation)
            ?? throw new ArgumentException($"{name} is no valid network.", nameof(name));
        _graph = Lowering.Lower(declaration);
        _training = declaration.Loss is null ? null : TrainingGraph.Append(_graph, declaration.Optimizer ?? new SgdDeclaration());
        foreach (Parameter parameter in _graph.Parameters)
            _parameters.Add(parameter, new Matrix(new double[parameter.Shape.ElementsPerSample], parameter.Shape.Columns));
        foreach (Parameter buffer in _graph.Buffers)
            _parameters.Add(buffer, new Matrix([.. Enumerable.Repeat((double)buffer.InitialValues.Scale, buffer.Shape.Columns)], buffer.Shape.Columns));
    }

    public int InputSize => _graph.Input.Shape.ElementsPerSample;

    /// <summary>Tokens of the vocabulary, where a sample consists of tokens.</summary>
    public int? Vocabulary => _graph.VocabularyOf(_graph.Input);

    /// <summary>Rows of a sample's outputs.</summary>
    public int OutputRows => _graph.Output.Shape.RowsPerSample;

    /// <summary>Outputs of a row.</summary>
    public int OutputFeatures => _graph.Output.Shape.Columns;

    public int ParameterCount => _graph.Parameters.Sum(parameter => parameter.Shape.ElementsPerSample);

    /// <summary>All parameters, in canonical order.</summary>
    public double[] Parameters
    {
        get => ValuesOf(_graph.Parameters);
        set => Replace(_graph.Parameters, value);
    }

    public int BufferCount => _graph.Buffers.Sum(buffer => buffer.Shape.ElementsPerSample);

    /// <summary>The running statistics, in the order of their layers.</summary>
    public double[] Buffers
    {
        get => ValuesOf(_graph.Buffers);
        set => Replace(_graph.Buffers, value);
    }

    /// <summary>The outputs of all samples, one row behind the other, or plane by plane.</summary>
    public double[] Forward(float[] inputs) => HandedOut(Run(inputs, null, _graph.Output)[_graph.Output]);

    /// <summary>What <c>Predict</c> makes of them.</summary>
    public double[] Predict(float[] inputs) => HandedOut(Run(inputs, null, _graph.Prediction)[_graph.Prediction]);

    /// <param name="inputs">The samples.</param>
    /// <param name="targets">A row of targets for each row of the outputs; for a class, 1 at its index.</param>
    public double Loss(float[] inputs, double[] targets) => LossOf(_graph.Loss!, inputs, targets);

    /// <summary>The gradient of the loss for every parameter, in canonical order.</summary>
    public double[] Gradients(float[] inputs, double[] targets)
    {
        Dictionary<Parameter, Tensor> gradients = _training!.Gradients.ToDictionary(pair => pair.Parameter, pair => pair.Gradient);
        Interpreter values = Run(inputs, targets, [.. gradients.Values]);
        return
        [
            .. _graph.Parameters.SelectMany(parameter => gradients.TryGetValue(parameter, out Tensor? gradient)
                ? values[gradient].Values
                : new double[parameter.Shape.ElementsPerSample]),
        ];
    }

    /// <summary>The gradient of the loss, as it infers, for every input.</summary>
    public double[] InputGradients(float[] inputs, double[] targets) => Run(inputs, targets, _training!.InputGradient!)[_training.InputGradient!].Values;

    /// <summary>Makes a step of plain gradient descent; returns the loss before it.</summary>
    public double TrainStep(float[] inputs, double[] targets, double learningRate)
    {
        double loss = TrainingLoss(inputs, targets);
        double[] gradients = Gradients(inputs, targets), buffers = MovedBuffers(inputs, targets);
        Parameters = [.. Parameters.Zip(gradients, (parameter, gradient) => parameter - learningRate * gradient)];
        Buffers = buffers;
        return loss;
    }

    private double[] HandedOut(Matrix rows) => _graph.OutputsChannelsFirst ? Images.ToPlanes(rows, _graph.Output.Shape).Values : rows.Values;

    /// <summary>The mean loss of the network as it is in training.</summary>
    public double TrainingLoss(float[] inputs, double[] targets) => LossOf(_graph.TrainingLoss!, inputs, targets);

    private double LossOf(Tensor loss, float[] inputs, double[] targets)
    {
        Tensor[] terms = [loss, .. _graph.Penalties];
        Interpreter values = Run(inputs, targets, terms);
        return terms.Sum(term => values[term].Values[0]);
    }

    private double[] MovedBuffers(float[] inputs, double[] targets)
    {
        IReadOnlyList<MovingAverage> averages = _training!.Averages;
        Interpreter values = Run(inputs, targets, [.. averages.Select(average => average.Output)]);
        Dictionary<Parameter, Tensor> moved = averages.ToDictionary(average => average.Parameter, average => average.Output);
        return [.. _graph.Buffers.SelectMany(buffer => moved.TryGetValue(buffer, out Tensor? after) ? values[after].Values : _parameters[buffer].Values)];
    }

    private double[] ValuesOf(IEnumerable<Parameter> tensors) => [.. tensors.SelectMany(tensor => _parameters[tensor].Values)];

    private void Replace(IEnumerable<Parameter> tensors, double[] values)
    {
        int next = 0;
        foreach (Parameter tensor in tensors)
        {
            Matrix matrix = _parameters[tensor];
            values.AsSpan(next, matrix.Values.Length).CopyTo(matrix.Values);
            next += matrix.Values.Length;
        }
    }

    private Interpreter Run(float[] inputs, double[]? targets, params Tensor[] results)
    {
        var given = new Dictionary<Tensor, Matrix>(_parameters)
        {
            [_graph.Input] = new(Array.ConvertAll(inputs, value => (double)value), _graph.Input.Shape.Columns),
        };
        IReadOnlyList<Operation> operations = _graph.Slice(results);
        foreach (Tensor target in operations.SelectMany(operation => operation.Inputs).Where(tensor => tensor.Role == TensorRole.Target).Distinct())
            given[target] = new(targets!, target.Shape.Columns);
        return new Interpreter(given).Run(operations);
    }
}
