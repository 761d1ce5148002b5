using System.Collections.Immutable;
using NetGen.Generator.Emission.Expressions;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>What happens to a contraction's sums while they are still in registers.</summary>
/// <param name="HasBias">Whether they start from a bias.</param>
/// <param name="Steps">The functions that they go through, and whether each has another operand.</param>
internal sealed record Epilogue(bool HasBias, ImmutableArray<(Function Function, bool HasOperand)> Steps)
{
    public static Epilogue Of(ProductKernel kernel) => new(
        kernel.Bias is not null, [.. kernel.Steps.Select(step => (step.Function, step.Operand is not null))]);

    /// <summary>Such as <c>BiasReluEpilogue</c>.</summary>
    public string TypeName => (HasBias ? "Bias" : "") + (Steps.IsEmpty && !HasBias ? "Store" : string.Concat(Steps.Select(step => step.Function))) + "Epilogue";

    /// <summary>What the functions' other operands are called.</summary>
    public IReadOnlyList<string> OperandNames
    {
        get
        {
            var names = new List<string>();
            foreach ((Function function, _) in Steps.Where(step => step.HasOperand))
            {
                string role = RoleOf(function);
                int same = names.Count(name => name.StartsWith(role, StringComparison.Ordinal));
                names.Add(same == 0 ? role : role + Literals.Integer(same + 1));
            }

            return names;
        }
    }

    /// <summary>What it makes of a product, as a formula, given what its other operands are called.</summary>
    public string Formula(string product, string? bias, IReadOnlyList<string> operandNames)
    {
        string formula = HasBias ? $"{product} + {bias}" : product;
        var operands = new Queue<string>(operandNames);
        foreach ((Function function, bool hasOperand) in Steps)
        {
            string? operand = hasOperand ? operands.Dequeue() : null;
            formula = function.Kind switch
            {
                FunctionKind.Activation => $"{ExpressionText.NameOf(function.Activation)}({formula})",
                FunctionKind.ActivationGradient => $"{formula} x {ExpressionText.NameOf(function.Activation)}'({operand})",
                FunctionKind.Multiply => $"({formula}) x {operand}",
                _ => $"{formula} + {operand}",
            };
        }

        return formula;
    }

    /// <summary>What a vector of sums becomes, given those of the other operands.</summary>
    public string Applied(string sum, IReadOnlyList<string> operands)
    {
        var rest = new Queue<string>(operands);
        var printer = new FlatExpression();
        foreach ((Function function, bool hasOperand) in Steps)
        {
            sum = printer.Of(function, hasOperand ? [sum, rest.Dequeue()] : [sum]);
            if (function.Kind is FunctionKind.Add or FunctionKind.Multiply)
                sum = $"({sum})";
        }

        return sum;
    }

    private static string RoleOf(Function function) => function.Kind switch
    {
        FunctionKind.ActivationGradient => "reference",
        FunctionKind.Multiply => "factor",
        _ => "addend",
    };
}
