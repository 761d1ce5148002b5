using NetGen.Generator.Graph;

namespace NetGen.Generator.Nests;

/// <summary>The functions of elements that a nest can apply.</summary>
internal enum FunctionKind
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Exponential,

    /// <summary>1 / √x.</summary>
    InverseRoot,

    /// <summary>An activation.</summary>
    Activation,

    /// <summary>A gradient times the derivative of an activation, told by its output or its input.</summary>
    ActivationGradient,
}

/// <summary>A function of one or two elements.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Activation">The activation, where it is one or the derivative of one.</param>
internal readonly record struct Function(FunctionKind Kind, Activation Activation = Activation.Linear)
{
    public static Function Of(Activation activation) => new(FunctionKind.Activation, activation);

    public static Function GradientOf(Activation activation) => new(FunctionKind.ActivationGradient, activation);

    /// <summary>Whether the result is 0 where these operands are.</summary>
    public bool KeepsZero(IReadOnlyList<bool> areZero) => Kind switch
    {
        FunctionKind.Add or FunctionKind.Subtract => areZero.All(isZero => isZero),
        FunctionKind.Multiply => areZero.Any(isZero => isZero),
        FunctionKind.Divide or FunctionKind.ActivationGradient => areZero[0],
        FunctionKind.Activation => areZero[0] && Activation is not (Activation.Sigmoid or Activation.Softplus or Activation.HardSigmoid),
        _ => false,
    };

    public override string ToString() => Kind switch
    {
        FunctionKind.Activation => Activation.ToString(),
        FunctionKind.ActivationGradient => Activation + "Derivative",
        _ => Kind.ToString(),
    };
}
