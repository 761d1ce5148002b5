extern alias compiler;

using compiler::NetGen.Generator.Graph;
using compiler::NetGen.Generator.Graph.Operations;
using compiler::NetGen.Generator.Parsing;
using Matrix = NetGen.Testing.Reference.Matrix;

namespace NetGen.Testing.Interpreting;

/// <summary>
/// Runs a graph's operations one by one in double precision, on a batch of any size. A tensor is the matrix of all its rows, those of all
/// samples one behind the other; a tensor of one dimension is one row.
/// </summary>
/// <param name="given">The values of all that no operation computes.</param>
/// <param name="factorsOf">What a dropout multiplies each value by.</param>
internal sealed class Interpreter(IReadOnlyDictionary<Tensor, Matrix> given, Func<Dropout, Matrix, Matrix>? factorsOf = null)
{
    private readonly Func<Dropout, Matrix, Matrix> _factorsOf = factorsOf ?? DropoutFactors.Of;
    private readonly Dictionary<Tensor, Matrix> _values = new(given);

    public Matrix this[Tensor tensor] => _values[tensor];

    public Interpreter Run(IEnumerable<Operation> operations)
    {
        foreach (Operation operation in operations)
        {
            Matrix[] results = EvaluateAll(operation);
            for (int i = 0; i < results.Length; i++)
                _values.Add(operation.Results[i], results[i]);
        }

        return this;
    }

    private Matrix[] EvaluateAll(Operation operation) => operation switch
    {
        Normalize normalize => [Normalized(normalize), FactorsOf(normalize)],
        GroupNormalize groups => Groups.Normalized(this[groups.Value], groups),
        GroupNormalizeGradient gradient => Groups.Gradient(this[gradient.Gradient], this[gradient.Normalized], this[gradient.Factor], gradient),
        ScaledAttention attention => new Heads(attention, this[attention.Value]).Attended(),
        SampleMoments moments => BatchStatistics.SampleMoments(this[moments.Value], moments.Value.Shape.RowsPerSample),
        BatchMoments moments => BatchStatistics.BatchMoments(
            this[moments.SampleMeans], this[moments.SampleSquares], this[moments.RunningVariance], moments.Rows, moments.Epsilon),
        SampleProducts products => BatchStatistics.SampleProducts(
            this[products.Gradient], this[products.Value], this[products.Mean], this[products.Factor], products.Value.Shape.RowsPerSample),
        BatchMeans means => BatchStatistics.BatchMeans(this[means.SampleSums], this[means.SampleProducts], means.Rows),
        Scan scan => Scans.Run(scan, tensor => this[tensor]),
        _ => [Evaluate(operation)],
    };

    private Matrix Evaluate(Operation operation) => operation switch
    {
        MatMul product => Multiply(product),
        Add sum => this[sum.Left].Zip(Spread(sum.Right, sum.Left), (left, right) => left + right),
        Multiply product => this[product.Left].Zip(Spread(product.Right, product.Left), (left, right) => left * right),
        Subtract difference => this[difference.Left].Zip(this[difference.Right], (left, right) => left - right),
        Interpolate between => this[between.From].Zip(
            this[between.Share].Zip(this[between.To].Zip(this[between.From], (to, from) => to - from), (share, way) => share * way), (from, way) => from + way),
        Delay delay => Delayed(delay),
        SumTo sum => SumOf(sum),
        BatchNormalize normalize => BatchStatistics.Normalized(
            this[normalize.Value], this[normalize.Mean], this[normalize.Factor], this[normalize.Weight], normalize.Bias is { } bias ? this[bias] : null),
        BatchNormalizeGradient gradient => BatchStatistics.Gradient(
            this[gradient.Gradient], this[gradient.Value], this[gradient.Mean], this[gradient.Factor], this[gradient.Weight],
            this[gradient.MeanGradient], this[gradient.MeanProduct]),
        RunningScale scale => this[scale.Weight].Zip(this[scale.RunningVariance], (weight, variance) => weight / Math.Sqrt(variance + scale.Epsilon)),
        RunningShift shift => BatchStatistics.Shift(this[shift.RunningMean], this[shift.Scale], shift.Bias is { } bias ? this[bias] : null),
        ScaleColumns scaled => BatchStatistics.ScaledOutputs(this[scaled.Weight], this[scaled.Scale]),
        MovingAverage average => this[average.Parameter].Zip(
            this[average.Gradient], (running, statistic) => running + average.Momentum * (statistic - running)),
        NormalizeGradient gradient => GradientOf(gradient),
        Concat concat => MatrixArithmetic.Build(
            this[concat.Inputs[0]].Rows, concat.Output.Shape.Columns,
            (row, column) => concat.Inputs.SelectMany(part => this[part].Row(row).ToArray()).ElementAt(column)),
        Slice slice => MatrixArithmetic.Build(
            this[slice.Value].Rows, slice.Output.Shape.Columns, (row, column) => this[slice.Value][row, slice.First + column]),
        Reshape reshape => new(this[reshape.Value].Values, reshape.Output.Shape.Columns),
        Copy copy => this[copy.Value],
        Embedding lookup => Embeddings.Rows(this[lookup.Tokens], this[lookup.Table]),
        EmbeddingGradient gradient => Embeddings.Gradient(this[gradient.Tokens], this[gradient.Gradient], gradient.Output.Shape[0].Size),
        Convolution convolution => Images.Convolve(
            this[convolution.Value], this[convolution.Weight], convolution.Window, convolution.Value.Shape, convolution.Weight.Shape),
        TransposedConvolution spread => Images.Spread(this[spread.Value], this[spread.Weight], spread.Window, spread.Output.Shape, spread.Weight.Shape),
        ConvolutionWeightGradient gradient => Images.WeightGradient(
            this[gradient.Value], this[gradient.Gradient], gradient.Window, gradient.Value.Shape, gradient.Output.Shape),
        DepthwiseConvolution convolution => Images.ConvolveChannels(
            this[convolution.Value], this[convolution.Weight], convolution.Window, convolution.Value.Shape),
        DepthwiseInputGradient gradient => Images.SpreadChannels(
            this[gradient.Gradient], this[gradient.Weight], gradient.Window, gradient.Output.Shape),
        DepthwiseWeightGradient gradient => Images.ChannelWeightGradient(
            this[gradient.Value], this[gradient.Gradient], gradient.Window, gradient.Value.Shape),
        ChannelRepetition { IsGradient: false } repetition => MatrixArithmetic.Build(
            this[repetition.Value].Rows, repetition.Output.Shape.Columns, (row, column) => this[repetition.Value][row, column / repetition.Times]),
        ChannelRepetition sum => MatrixArithmetic.Build(
            this[sum.Value].Rows, sum.Output.Shape.Columns,
            (row, column) => Enumerable.Range(0, sum.Times).Sum(time => this[sum.Value][row, column * sum.Times + time])),
        Upsampling upsampling => Images.Upsampled(
            this[upsampling.Value], upsampling.IsGradient ? upsampling.Output.Shape : upsampling.Value.Shape, upsampling.Factor, upsampling.IsGradient),
        Pool pool => Images.Pooled(this[pool.Value], pool),
        PoolGradient gradient => Images.PoolGradient(
            gradient.Pool.Pooling == Pooling.Largest ? this[gradient.Pool.Value] : null, this[gradient.Gradient], gradient.Pool),
        ReorderChannels { ToPlanes: true } planes => Images.ToPlanes(this[planes.Value], planes.Value.Shape),
        ReorderChannels pixels => Images.ToPixels(this[pixels.Value], pixels.Output.Shape),
        SpreadGroups { IsGradient: false } groups => Images.SpreadGroups(this[groups.Weight], groups.Weight.Shape, groups.Groups),
        SpreadGroups groups => Images.GatherGroups(this[groups.Weight], groups.Output.Shape, groups.Groups),
        ScaledAttentionGradient gradient => new Heads(gradient.Attention, this[gradient.Attention.Value]).Gradient(this[gradient.Gradient]),
        Activate activate => this[activate.Value].Map(x => Activations.Value(activate.Activation, x)),
        ActivateGradient derivative => this[derivative.Gradient].Zip(
            this[derivative.Reference], (gradient, reference) => gradient * Activations.Slope(derivative.Activation, reference)),
        Dropout dropout => this[dropout.Value].Zip(_factorsOf(dropout, this[dropout.Value]), (value, factor) => value * factor),
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

    private Matrix Delayed(Delay delay)
    {
        Matrix value = this[delay.Value];
        int steps = delay.Value.Shape.RowsPerSample, way = delay.IsBackward ? 1 : -1;
        return MatrixArithmetic.Build(value.Rows, value.Columns, (row, column) =>
            row % steps + way is var source && source >= 0 && source < steps ? value[row + way, column] : 0);
    }

    private static Matrix Probabilities(Matrix logits)
    {
        Matrix exponentials = MatrixArithmetic.Build(
            logits.Rows, logits.Columns, (row, column) => Math.Exp(logits[row, column] - logits.Row(row).ToArray().Max()));
        return MatrixArithmetic.Build(
            logits.Rows, logits.Columns, (row, column) => exponentials[row, column] / exponentials.Row(row).ToArray().Sum());
    }

    /// <summary>The one row, or the one row of each sample, once for each row of a larger tensor.</summary>
    /// <summary>A row of each sample for all of the sample's rows, or the same rows for all samples.</summary>
    private Matrix Spread(Tensor tensor, Tensor over)
    {
        Matrix rows = this[tensor];
        int all = this[over].Rows;
        return MatrixArithmetic.Build(
            all, rows.Columns, (row, column) => rows[tensor.Shape.HasBatch ? row / (all / rows.Rows) : row % rows.Rows, column]);
    }

    private Matrix SumOf(SumTo sum)
    {
        Matrix value = this[sum.Value];
        if (sum.Factor is not null)
            value = value.Zip(this[sum.Factor], (left, right) => left * right);
        bool isOfSamples = sum.Output.Shape.HasBatch;
        int rows = isOfSamples ? value.Rows / sum.Value.Shape.RowsPerSample : sum.Output.Shape.RowsPerSample;
        int summed = value.Rows / rows;
        return MatrixArithmetic.Build(
            rows, value.Columns,
            (row, column) => Enumerable.Range(0, summed).Sum(other => value[isOfSamples ? row * summed + other : other * rows + row, column]));
    }

    private Matrix FactorsOf(Normalize normalize)
    {
        Matrix value = this[normalize.Value];
        return MatrixArithmetic.Build(value.Rows, 1, (row, _) => 1 / Math.Sqrt(Distances(value, row).Average(x => x * x) + normalize.Epsilon));

        double[] Distances(Matrix matrix, int row)
        {
            double[] elements = matrix.Row(row).ToArray();
            double mean = normalize.Centers ? elements.Average() : 0;
            return Array.ConvertAll(elements, element => element - mean);
        }
    }

    private Matrix Normalized(Normalize normalize)
    {
        Matrix value = this[normalize.Value], factors = FactorsOf(normalize);
        return MatrixArithmetic.Build(value.Rows, value.Columns, (row, column) =>
            (value[row, column] - (normalize.Centers ? value.Row(row).ToArray().Average() : 0)) * factors[row, 0]);
    }

    private Matrix GradientOf(NormalizeGradient operation)
    {
        Matrix gradient = this[operation.Gradient], normalized = this[operation.Normalized], factors = this[operation.Factor];
        return MatrixArithmetic.Build(gradient.Rows, gradient.Columns, (row, column) =>
        {
            double along = gradient.Row(row).ToArray().Zip(normalized.Row(row).ToArray(), (left, right) => left * right).Average();
            double mean = operation.Centers ? gradient.Row(row).ToArray().Average() : 0;
            return factors[row, 0] * (gradient[row, column] - mean - normalized[row, column] * along);
        });
    }
}
