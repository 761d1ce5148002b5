namespace NetGen.Generator.Graph;

/// <summary>What a tensor is to the network; it decides where the planner stores it.</summary>
internal enum TensorRole
{
    /// <summary>The features or tokens that the caller passes.</summary>
    Input,

    /// <summary>What the caller wants the output to be: class indices or rows of targets.</summary>
    Target,

    /// <summary>What training changes.</summary>
    Parameter,

    /// <summary>What the optimiser remembers of a parameter from step to step.</summary>
    OptimizerState,

    /// <summary>The result of an operation.</summary>
    Value,

    /// <summary>What a stream remembers from step to step.</summary>
    Memory,
}

/// <summary>What the elements of a tensor are.</summary>
internal enum ElementType
{
    Float,
    Integer,
}

/// <summary>A named value of the graph.</summary>
internal class Tensor(string name, Shape shape, TensorRole role, ElementType elementType = ElementType.Float)
{
    /// <summary>A C# identifier in camelCase, unique in the graph.</summary>
    public string Name { get; } = name;

    public Shape Shape { get; } = shape;

    public TensorRole Role { get; } = role;

    public ElementType ElementType { get; } = elementType;

    /// <summary>Whether its rows lie one behind the other, without padding.</summary>
    public bool IsPacked { get; init; } = role == TensorRole.Input;

    /// <summary>Whether each sample begins one row behind the one before it: the last steps of a stream, seen from each of several steps.</summary>
    public bool Overlaps { get; init; }

    /// <summary>
    /// Whether it has a row for each of some things, which is looked up or added: its rows lie one behind the other, and not in the panels of a weight that is
    /// multiplied.
    /// </summary>
    public bool IsTable { get; init; }

    public override string ToString() => Name + Shape;
}

/// <summary>A tensor that training changes, in PyTorch's shape: <c>[out, in]</c> for a weight, <c>[out]</c> for a bias.</summary>
/// <param name="name">See <see cref="Tensor.Name"/>.</param>
/// <param name="shape">See <see cref="Tensor.Shape"/>.</param>
/// <param name="initialValues">The values it starts with.</param>
/// <param name="path">Its name in files.</param>
/// <param name="isTrainable">Whether training does change it; a layer can be frozen.</param>
internal sealed class Parameter(string name, Shape shape, InitialValues initialValues, string path, bool isTrainable)
    : Tensor(name, shape, TensorRole.Parameter)
{
    /// <summary>Its name in files: the name of the layer, a dot, and its role in the layer.</summary>
    public string Path { get; } = path;

    public bool IsTrainable { get; } = isTrainable;

    /// <summary>Whether it goes on with the tensor that the parameter before it has begun in files: one of the gates whose weights PyTorch stores as one.</summary>
    public bool ContinuesTensor { get; init; }

    /// <summary>The tensors of files that parameters are, or are parts of.</summary>
    public static IEnumerable<(string Path, Shape Shape, bool IsTrainable)> TensorsOf(IEnumerable<Parameter> parameters)
    {
        (string Path, Shape Shape, bool IsTrainable)? tensor = null;
        foreach (Parameter parameter in parameters)
        {
            if (tensor is { } begun && parameter.ContinuesTensor)
            {
                tensor = (begun.Path, new Shape([begun.Shape[0].Size + parameter.Shape[0].Size, .. begun.Shape.Skip(1)]), begun.IsTrainable);
                continue;
            }

            if (tensor is { } whole)
                yield return whole;
            tensor = (parameter.Path, parameter.Shape, parameter.IsTrainable);
        }

        if (tensor is { } last)
            yield return last;
    }

    /// <summary>Whether it is a matrix, such as those that inputs are multiplied with, and no bias.</summary>
    public bool IsWeight => Shape.Rank > 1;

    public InitialValues InitialValues { get; } = initialValues;
}
