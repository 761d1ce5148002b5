using NetGen.Generator.Nests;

namespace NetGen.Generator.Emission.Expressions;

/// <summary>Prints an expression of what has been found once for a row, on floats.</summary>
/// <param name="nameOf">The local that holds the result of a reduction.</param>
internal sealed class ScalarExpression(Func<int, string> nameOf)
{
    public string Of(Expression expression) => expression switch
    {
        Constant constant => Literals.Float(constant.Number),
        Reduced reduced => nameOf(reduced.Number),
        Apply { Function.Kind: FunctionKind.Add, Arguments: [var left, var right] } => $"({Of(left)} + {Of(right)})",
        Apply { Function.Kind: FunctionKind.Subtract, Arguments: [var left, var right] } => $"({Of(left)} - {Of(right)})",
        Apply { Function.Kind: FunctionKind.Multiply, Arguments: [var left, var right] } => $"{Of(left)} * {Of(right)}",
        Apply { Function.Kind: FunctionKind.Divide, Arguments: [var left, var right] } => $"{Of(left)} / {Of(right)}",
        Apply { Function.Kind: FunctionKind.InverseRoot, Arguments: [var value] } => $"1 / MathF.Sqrt({Of(value)})",
        _ => throw new NotSupportedException($"{expression.GetType().Name} cannot be printed as a float."),
    };

    /// <summary>Whether an expression reads nothing but such results.</summary>
    public static bool CanPrint(Expression expression) => expression.Parts.All(part =>
        part is Constant or Reduced or Apply
        {
            Function.Kind: FunctionKind.Add or FunctionKind.Subtract or FunctionKind.Multiply or FunctionKind.Divide or FunctionKind.InverseRoot,
        });
}
