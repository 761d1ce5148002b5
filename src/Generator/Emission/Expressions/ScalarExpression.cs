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
        Apply { Function.Kind: FunctionKind.Add, Arguments: [var left, var right] } => $"{Operand(left)} + {Operand(right)}",
        Apply { Function.Kind: FunctionKind.Subtract, Arguments: [var left, var right] } => $"{Operand(left)} - {Operand(right)}",
        Apply { Function.Kind: FunctionKind.Multiply, Arguments: [var left, var right] } => $"{Operand(left)} * {Operand(right)}",
        Apply { Function.Kind: FunctionKind.Divide, Arguments: [var left, var right] } => $"{Operand(left)} / {Operand(right)}",
        Apply { Function.Kind: FunctionKind.InverseRoot, Arguments: [var value] } => $"1 / MathF.Sqrt({Of(value)})",
        _ => throw new NotSupportedException($"{expression.GetType().Name} cannot be printed as a float."),
    };

    private string Operand(Expression expression) => expression is Apply ? $"({Of(expression)})" : Of(expression);
}
