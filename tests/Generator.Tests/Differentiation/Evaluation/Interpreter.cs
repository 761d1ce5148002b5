using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using Matrix = NetGen.Testing.Reference.Matrix;

namespace NetGen.Generator.Tests.Differentiation.Evaluation;

/// <summary>
/// Runs a graph's operations one by one in double precision, on a batch of any size. A batch is one row a sample; a tensor of one
/// dimension is one row.
/// </summary>
internal sealed class Interpreter(IReadOnlyDictionary<Tensor, Matrix> given)
{
    private readonly Dictionary<Tensor, Matrix> _values = new(given);

    public Matrix this[Tensor tensor] => _values[tensor];

    public Interpreter Run(IEnumerable<Operation> operations)
    {
        foreach (Operation operation in operations)
            _values.Add(operation.Output, Evaluate(operation));
        return this;
    }

    private Matrix Evaluate(Operation operation) => operation switch
    {
        MatMul product => Multiply(product),
        AddBias sum => AddToRows(this[sum.Value], this[sum.Bias]),
        Add sum => this[sum.Left].Zip(this[sum.Right], (left, right) => left + right),
        SumSamples sum => this[sum.Value].SumOfRows(),
        Activate activate => this[activate.Value].Map(x => Activations.Value(activate.Activation, x)),
        ActivateGradient derivative => this[derivative.Gradient].Zip(
            this[derivative.Reference], (gradient, reference) => gradient * Activations.Slope(derivative.Activation, reference)),
        Dropout dropout => this[dropout.Value].Zip(DropoutFactors.Of(dropout, this[dropout.Value]), (value, factor) => value * factor),
        WeightPenalty penalty => new([this[penalty.Weight].Values.Sum(weight => PenaltyOf(penalty.Options, weight))], 1),
        WeightPenaltyGradient gradient => this[gradient.Weight].Map(weight =>
            gradient.Options.L1 * Math.Sign(weight) + gradient.Options.L2 * weight),
        Softmax softmax => Probabilities(this[softmax.Logits]),
        LossOperation loss => Losses.MeanLoss(loss, this[loss.Outputs], this[loss.Targets]),
        LossGradient gradient => Losses.Gradient(gradient.Loss, this[gradient.Loss.Outputs], this[gradient.Loss.Targets]),
        _ => throw new NotSupportedException($"{operation.GetType().Name} has no meaning here."),
    };

    private static double PenaltyOf(PenaltyDeclaration options, double weight) =>
        options.L1 * Math.Abs(weight) + options.L2 / 2.0 * weight * weight;

    private Matrix Multiply(MatMul product) =>
        this[product.Left].Transposed(product.TransposeLeft).Times(this[product.Right].Transposed(product.TransposeRight));

    private static Matrix Probabilities(Matrix logits)
    {
        Matrix exponentials = MatrixArithmetic.Build(
            logits.Rows, logits.Columns, (row, column) => Math.Exp(logits[row, column] - logits.Row(row).ToArray().Max()));
        return MatrixArithmetic.Build(
            logits.Rows, logits.Columns, (row, column) => exponentials[row, column] / exponentials.Row(row).ToArray().Sum());
    }

    private static Matrix AddToRows(Matrix rows, Matrix bias) =>
        MatrixArithmetic.Build(rows.Rows, rows.Columns, (row, column) => rows[row, column] + bias[0, column]);
}
