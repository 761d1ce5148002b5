using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>What happens to a contraction's sums while they are still in registers.</summary>
/// <param name="HasBias">Whether they start from a bias.</param>
/// <param name="Activation">What they go through.</param>
/// <param name="Derivative">What they are multiplied with the derivative of, at the <c>reference</c>.</param>
/// <param name="FindsGradient">Whether they go to a gradient's sink.</param>
internal sealed record Epilogue(bool HasBias, Activation? Activation, Activation? Derivative, bool FindsGradient)
{
    public static Epilogue Of(ContractionKernel kernel) => new(
        kernel.Bias is not null, kernel.Activate?.Activation, kernel.ActivateGradient?.Activation, kernel.Result is GradientSink);

    /// <summary>What the names of methods begin with.</summary>
    public string Name =>
        (HasBias ? "Bias" : "") + Activation + (Derivative is null ? "" : Derivative + "Derivative") + (FindsGradient ? "Gradient" : "");

    public string TypeParameters => FindsGradient ? "<V, TSink>" : "<V>";

    /// <summary>The parameters that it needs of the method around it.</summary>
    public string Parameters => (HasBias ? ", ref float bias" : "") + (Derivative is null ? "" : ", ref float reference");

    /// <summary>The same as arguments: where the kernel's bias and reference are.</summary>
    public static string Arguments(ContractionKernel kernel, string column, string result) =>
        (kernel.Bias is null ? "" : ", " + Operands.Passed(kernel.Bias.Name, column))
        + (kernel.ActivateGradient is { } derivative ? ", " + Operands.Passed(derivative.Reference.Name, result) : "");

    /// <summary>What it makes of a product, as a formula.</summary>
    public string Formula(string product)
    {
        string formula = HasBias ? $"{product} + bias" : product;
        if (Activation is { } activation)
            formula = $"{KernelRemarks.Name(activation)}({formula})";
        return Derivative is { } derivative ? $"{formula} x {KernelRemarks.Name(derivative)}'(reference)" : formula;
    }

    /// <summary>What a sum starts from.</summary>
    public string Start(string offset) => HasBias ? $"V.Load(ref bias, {offset})" : "V.Zero";

    /// <summary>Prints where the row of the method's <c>result</c>, and of its reference, begins.</summary>
    public void EmitRow(CodeWriter writer)
    {
        writer.Line("ref float resultRow = ref Unsafe.Add(ref result, row * resultStride);");
        if (Derivative is not null)
            writer.Line("ref float referenceRow = ref Unsafe.Add(ref reference, row * resultStride);");
    }

    /// <summary>Prints what becomes of a vector of sums.</summary>
    public void Emit(CodeWriter writer, string sum, string offset)
    {
        string value = Applied(sum, $"V.Load(ref referenceRow, {offset})");
        SinkEmitter.Emit(writer, FindsGradient, value, "resultRow", offset);
    }

    /// <summary>What a vector of sums becomes, given that of the reference.</summary>
    public string Applied(string sum, string reference)
    {
        string value = Activation is null ? sum : $"Activations.{Activation}({sum})";
        return Derivative is null ? value : $"Activations.{Derivative}Gradient({value}, {reference})";
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
}
