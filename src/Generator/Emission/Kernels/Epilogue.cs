using System.Collections.Immutable;
using NetGen.Generator.Emission.Expressions;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>What happens to a contraction's sums while they are still in registers.</summary>
/// <param name="HasBias">Whether they start from a bias.</param>
/// <param name="Steps">The functions that they go through, and whether each has another operand.</param>
/// <param name="FindsGradient">Whether they go to a gradient's sink.</param>
internal sealed record Epilogue(bool HasBias, ImmutableArray<(Function Function, bool HasOperand)> Steps, bool FindsGradient)
{
    public static Epilogue Of(ContractionKernel kernel) => new(
        kernel.Bias is not null, [.. kernel.Steps.Select(step => (step.Function, step.Operand is not null))], kernel.Result is GradientSink);

    /// <summary>What the names of methods begin with.</summary>
    public string Name => (HasBias ? "Bias" : "") + string.Concat(Steps.Select(step => step.Function)) + (FindsGradient ? "Gradient" : "");

    /// <summary>Whether the sums are stored as they are.</summary>
    public bool IsEmpty => !HasBias && Steps.IsEmpty;

    /// <summary>What the functions' other operands are called.</summary>
    private IReadOnlyList<string> OperandNames
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

    public string TypeParameters => FindsGradient ? "<V, TSink>" : "<V>";

    /// <summary>The parameters that it needs of the method around it.</summary>
    public string Parameters => (HasBias ? ", ref float bias" : "") + string.Concat(OperandNames.Select(name => ", ref float " + name));

    /// <summary>The same as arguments: where the kernel's bias and its other operands are.</summary>
    public static string Arguments(ContractionKernel kernel, string column, string result) =>
        (kernel.Bias is null ? "" : ", " + Operands.Passed(kernel.Bias.Name, column))
        + string.Concat(kernel.StepOperands.Select(operand => ", " + Operands.Passed(operand.Name, result)));

    /// <summary>What it makes of a product, as a formula.</summary>
    public string Formula(string product)
    {
        string formula = HasBias ? $"{product} + bias" : product;
        var operands = new Queue<string>(OperandNames);
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

    /// <summary>What a sum starts from.</summary>
    public string Start(string offset) => HasBias ? $"V.Load(ref bias, {offset})" : "V.Zero";

    /// <summary>Prints where the row of the method's <c>result</c>, and of its reference, begins.</summary>
    public void EmitRow(CodeWriter writer)
    {
        writer.Line("ref float resultRow = ref Unsafe.Add(ref result, row * resultStride);");
        foreach (string name in OperandNames)
            writer.Line($"ref float {name}Row = ref Unsafe.Add(ref {name}, row * resultStride);");
    }

    /// <summary>Prints what becomes of a vector of sums.</summary>
    public void Emit(CodeWriter writer, string sum, string offset)
    {
        string value = Applied(sum, [.. OperandNames.Select(name => $"V.Load(ref {name}Row, {offset})")]);
        SinkEmitter.Emit(writer, FindsGradient, value, "resultRow", offset);
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

    /// <summary>The accumulator of a row, or of an independent chain, and one of its vectors.</summary>
    public static string Sum(int row, int vector) => $"sum{row}{vector}";

    public static string Offset(string offset, int vector)
    {
        if (vector == 0)
            return offset;
        string vectors = vector == 1 ? "V.Count" : $"{vector} * V.Count";
        return offset == "0" ? vectors : $"{offset} + {vectors}";
    }

    private static string RoleOf(Function function) => function.Kind switch
    {
        FunctionKind.ActivationGradient => "reference",
        FunctionKind.Multiply => "factor",
        _ => "addend",
    };
}
