using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Planning;

/// <summary>
/// The operations around a loss of so many classes that their logits are better never stored whole: the last product, and all that reads the
/// loss's gradient.
/// </summary>
/// <param name="Product">The last layer's product.</param>
/// <param name="Bias">What is added to it.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Gradient">The loss's gradient, where one is needed.</param>
/// <param name="WeightGradient">The gradient of the layer's weight.</param>
/// <param name="BiasGradient">The gradient of its bias.</param>
/// <param name="InputGradient">The gradient of its inputs.</param>
internal sealed record ManyClasses(
    MatMul Product,
    Add? Bias,
    LossOperation Loss,
    LossGradient? Gradient,
    MatMul? WeightGradient,
    SumTo? BiasGradient,
    MatMul? InputGradient)
{
    /// <summary>Those of a program, if it has them and nothing else reads what lies between.</summary>
    /// <param name="operations">The program.</param>
    /// <param name="readers">Who reads each tensor.</param>
    /// <param name="isResult">Whether the program is run for a tensor.</param>
    public static ManyClasses? Find(
        IReadOnlyList<Operation> operations, ILookup<Tensor, Operation> readers, Func<Tensor, bool> isResult)
    {
        if (operations.OfType<LossOperation>().FirstOrDefault() is not { } loss)
            return null;
        Add? bias = ProducerOf(loss.Outputs) is Add { Right: Parameter } add ? add : null;
        if (loss.Outputs.Shape.Rank != 2 || ProducerOf(bias?.Left ?? loss.Outputs) is not MatMul { TransposeLeft: false, TransposeRight: true, Right: Parameter } product)
            return null;

        LossGradient? gradient = operations.OfType<LossGradient>().SingleOrDefault(gradient => gradient.Loss == loss);
        if (isResult(product.Output) || isResult(loss.Outputs) || (gradient is not null && isResult(gradient.Output)))
            return null;
        if (bias is not null && readers[product.Output].Count() != 1)
            return null;
        if (readers[loss.Outputs].Any(reader => reader != loss && reader != gradient))
            return null;

        var found = new ManyClasses(product, bias, loss, gradient, null, null, null);
        foreach (Operation reader in gradient is null ? [] : readers[gradient.Output])
        {
            switch (reader)
            {
                case SumTo { Factor: null } sum when found.BiasGradient is null && sum.Output.Shape.Rank == 1:
                    found = found with { BiasGradient = sum };
                    break;
                case MatMul { TransposeLeft: true, TransposeRight: false } weight
                    when weight.Left == gradient!.Output && weight.Right == product.Left && found.WeightGradient is null:
                    found = found with { WeightGradient = weight };
                    break;
                case MatMul { TransposeLeft: false, TransposeRight: false } input
                    when input.Left == gradient!.Output && input.Right == product.Right && found.InputGradient is null:
                    found = found with { InputGradient = input };
                    break;
                default:
                    return null;
            }
        }

        return found;

        Operation? ProducerOf(Tensor tensor) => operations.FirstOrDefault(operation => operation.Output == tensor);
    }

    /// <summary>The gradients of the layer's parameters.</summary>
    public IEnumerable<Tensor> ParameterGradients =>
        new Operation?[] { WeightGradient, BiasGradient }.OfType<Operation>().Select(operation => operation.Output);

    /// <summary>What is covered together with the gradient.</summary>
    public IEnumerable<Operation> GradientOperations =>
        new Operation?[] { Gradient, WeightGradient, BiasGradient, InputGradient }.OfType<Operation>();
}
