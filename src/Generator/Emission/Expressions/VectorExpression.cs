using NetGen.Generator.Nests;

namespace NetGen.Generator.Emission.Expressions;

/// <summary>Prints an expression on vectors.</summary>
/// <param name="width">The vector type.</param>
/// <param name="functionsOf">The class with a function that is a call.</param>
internal abstract class VectorExpression(string width, Func<Function, string> functionsOf)
{
    protected string Width { get; } = width;

    public string Of(Expression expression) => expression switch
    {
        Load load => Of(load),
        Constant constant => $"{Width}.Create({Literals.Float(constant.Number)})",
        Reduced reduced => Of(reduced),
        Kept kept => Of(kept),
        Dropped dropped => Of(dropped),
        Chosen chosen => Of(chosen),
        Apply { Function.Kind: FunctionKind.Add, Arguments: [Apply { Function.Kind: FunctionKind.Multiply } product, var addend] } =>
            MultiplyAdd(product, addend),
        Apply { Function.Kind: FunctionKind.Add, Arguments: [var addend, Apply { Function.Kind: FunctionKind.Multiply } product] } =>
            MultiplyAdd(product, addend),
        Apply apply when IsInfix(apply) => Of(apply.Function, [.. apply.Arguments.Select(Operand)]),
        Apply apply => Of(apply.Function, [.. apply.Arguments.Select(Of)]),
        _ => throw new NotSupportedException($"{expression.GetType().Name} cannot be printed."),
    };

    /// <summary>The same where it is an operand, or a member of it is called.</summary>
    public string Operand(Expression expression) => IsInfix(expression) ? $"({Of(expression)})" : Of(expression);

    /// <summary>Adds an element to a sum.</summary>
    public string Added(Expression element, string sum) => element is Apply { Function.Kind: FunctionKind.Multiply, Arguments: [var left, var right] }
        ? $"{sum} = {Width}.MultiplyAdd({Of(left)}, {Of(right)}, {sum});"
        : $"{sum} += {Of(element)};";

    public string Of(Function function, params string[] arguments) => function.Kind switch
    {
        FunctionKind.Add => $"{arguments[0]} + {arguments[1]}",
        FunctionKind.Subtract => $"{arguments[0]} - {arguments[1]}",
        FunctionKind.Multiply => $"{arguments[0]} * {arguments[1]}",
        FunctionKind.Divide => $"{arguments[0]} / {arguments[1]}",
        FunctionKind.Exponential => $"{functionsOf(function)}.Exp({arguments[0]})",
        FunctionKind.InverseRoot => $"{Width}.Create(1f) / {Width}.Sqrt({arguments[0]})",
        FunctionKind.Activation => $"{functionsOf(function)}.{function.Activation}({arguments[0]})",
        FunctionKind.ActivationGradient => $"{functionsOf(function)}.{function.Activation}Gradient({arguments[0]}, {arguments[1]})",
        _ => throw new NotSupportedException($"{function} cannot be printed."),
    };

    // A sum of a product is a call.
    private static bool IsInfix(Expression expression) => expression is Apply
    {
        Function.Kind: FunctionKind.Add or FunctionKind.Subtract or FunctionKind.Multiply or FunctionKind.Divide or FunctionKind.InverseRoot,
    } apply && !(apply.Function.Kind == FunctionKind.Add && apply.Arguments.Any(argument => argument is Apply { Function.Kind: FunctionKind.Multiply }));

    protected abstract string Of(Load load);

    protected abstract string Of(Reduced reduced);

    protected abstract string Of(Kept kept);

    protected abstract string Of(Dropped dropped);

    protected virtual string Of(Chosen chosen) => throw new NotSupportedException("An element at a place that an integer tells cannot be printed.");

    private string MultiplyAdd(Apply product, Expression addend) =>
        $"{Width}.MultiplyAdd({Of(product.Arguments[0])}, {Of(product.Arguments[1])}, {Of(addend)})";
}
