using System.Globalization;
using NetGen.Generator.Graph;
using NetGen.Generator.Nests;

namespace NetGen.Generator.Emission.Expressions;

/// <summary>Says in a formula what a nest computes.</summary>
internal sealed class ExpressionText(Nest nest, Func<Tensor, string> nameOf)
{
    /// <summary>What is computed for the result.</summary>
    public static string Of(Nest nest) => Of(nest, tensor => tensor.Name);

    /// <param name="nest">The nest.</param>
    /// <param name="nameOf">What a tensor is called.</param>
    public static string Of(Nest nest, Func<Tensor, string> nameOf) => new ExpressionText(nest, nameOf).Of(nest.Result.Value);

    private string Of(Expression expression) => expression switch
    {
        Load load => nameOf(load.Tensor),
        Constant constant => constant.Number.ToString("R", CultureInfo.InvariantCulture),
        Reduced reduced => Of(nest.Reductions[reduced.Number]),
        Kept kept => Of(nest.Reductions[kept.Number].Body),
        Dropped dropped => $"{Of(dropped.Operand)}, dropped with the probability {Literals.Number(dropped.Rate)} of layer {dropped.Layer}",
        Chosen chosen => $"{Of(chosen.Operand)} where {Of(chosen.Index)} is {chosen.Place.Name}",
        Apply { Function: var function, Arguments: var arguments } => function.Kind switch
        {
            FunctionKind.Add => $"{Of(arguments[0])} + {Of(arguments[1])}",
            FunctionKind.Subtract => $"{Of(arguments[0])} - {Factor(arguments[1])}",
            FunctionKind.Multiply => $"{Factor(arguments[0])} x {Factor(arguments[1])}",
            FunctionKind.Divide => $"{Factor(arguments[0])} / {Factor(arguments[1])}",
            FunctionKind.Exponential => $"exp({Of(arguments[0])})",
            FunctionKind.InverseRoot => $"1 / sqrt({Of(arguments[0])})",
            FunctionKind.Activation => $"{NameOf(function.Activation)}({Of(arguments[0])})",
            FunctionKind.ActivationGradient => $"{Factor(arguments[0])} x {NameOf(function.Activation)}'({Of(arguments[1])})",
            _ => throw new NotSupportedException($"{function} has no formula."),
        },
        _ => throw new NotSupportedException($"{expression.GetType().Name} has no formula."),
    };

    public static string NameOf(Activation activation) => activation.ToString().ToLowerInvariant();

    private string Of(Reduction reduction)
    {
        // What lies along a row has a name in the code.
        if (!IsProductOrSum(reduction))
            return reduction.Name;
        string start = reduction.Start is null ? "" : " + " + Of(reduction.Start);
        if (reduction.Body is Apply { Function.Kind: FunctionKind.Multiply, Arguments: [Load left, Load right] } && nest.Axes.Length > 1)
            return $"{nameOf(left.Tensor)} x {nameOf(right.Tensor)}{start}";
        string over = string.Join(" and ", reduction.Axes.Select(axis => axis.Extent.IsBatch ? "n" : axis.Name));
        return $"sum over {over} of {Of(reduction.Body)}{start}";
    }

    private bool IsProductOrSum(Reduction reduction) => nest.Reductions.Length == 1 && !reduction.Axes.Any(nest.Axes.Contains);

    private string Factor(Expression expression)
    {
        string text = Of(expression);
        bool isSum = expression is Apply { Function.Kind: FunctionKind.Add or FunctionKind.Subtract or FunctionKind.Divide };
        return isSum ? $"({text})" : text;
    }
}
