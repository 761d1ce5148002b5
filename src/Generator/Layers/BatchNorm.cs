using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>
/// Each channel normalised, scaled and shifted: activation((x - mean) / √(variance + ε) · weight + bias), by the statistics of the batch in training, and
/// by running ones when the network infers. What is not trainable infers in training, too.
/// </summary>
internal sealed record BatchNormDeclaration(Activation Activation, float Momentum, float Epsilon, bool UseBias, bool Trainable) : LayerDeclaration
{
    public override string Kind => "batchnorm";

    public override bool HasBuffers => true;

    public override int Modules => Activation == Activation.Linear ? 1 : 2;

    public override Activation OutputActivation => Activation;

    public override Signal Lower(LayerScope scope)
    {
        var channels = new Shape(scope.Input.Shape.Columns);
        Parameter weight = scope.AddParameter("weight", channels, InitialValues.Constant(1), Trainable);
        Parameter? bias = UseBias ? scope.AddParameter("bias", channels, InitialValues.Constant(0), Trainable) : null;
        Parameter runningMean = scope.AddBuffer("runningMean", "running_mean", channels, start: 0);
        Parameter runningVariance = scope.AddBuffer("runningVariance", "running_var", channels, start: 1);

        Tensor scale = RunningScale.Append(scope.Graph, scope.NameOf("scale"), runningVariance, weight, Epsilon);
        Tensor shift = RunningShift.Append(scope.Graph, scope.NameOf("shift"), runningMean, scale, bias);
        if (!weight.IsTrainable)
            return scope.Apply(Infer);
        return scope.ApplyApart(Infer, (value, name) => scope.Activated(name, Activation, sum =>
        {
            value = scope.Stored(value, sum);
            BatchMoments moments = BatchMoments.Append(scope.Graph, scope.NameOf("batch"), value, runningVariance, Epsilon);
            MovingAverage.Append(scope.Graph, Momentum, runningMean, Copy.Append(scope.Graph, scope.NameOf("batchMeanCopy"), moments.Mean));
            MovingAverage.Append(scope.Graph, Momentum, runningVariance, Copy.Append(scope.Graph, scope.NameOf("batchVarianceCopy"), moments.Variance));
            return BatchNormalize.Append(scope.Graph, sum, value, moments, weight, bias);
        }));

        Tensor Infer(Tensor value, string name) => scope.Activated(name, Activation, sum =>
        {
            Tensor shifted = Add.Append(scope.Graph, sum, Multiply.Append(scope.Graph, sum + "Scaled", value, scale), shift);
            // Within the weight and the bias of the layer before, scale and shift save a pass over its values.
            if (scope.ReadsAlone)
                scope.Graph.ProducerOf(value)?.FoldScale(scope.Graph, shifted, scale, shift);
            return shifted;
        });
    }
}

internal sealed class BatchNormReader() : LayerReader("BatchNormAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments) => new BatchNormDeclaration(
        ActivationOf(arguments),
        Momentum: arguments.Number("Momentum", NumberRange.Share, otherwise: 0.1f),
        Epsilon: arguments.Number("Epsilon", NumberRange.Positive, otherwise: 1e-5f),
        UseBias: arguments.Flag("UseBias", otherwise: true),
        Trainable: arguments.Flag("Trainable", otherwise: true));
}
