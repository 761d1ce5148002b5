using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parsing.Attributes;

internal sealed class SoftmaxCrossEntropyReader() : AttributeReader("SoftmaxCrossEntropyAttribute", AttributeRole.Loss)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments)
    {
        var loss = new SoftmaxCrossEntropyDeclaration(
            LabelSmoothing: arguments.Number("LabelSmoothing", NumberRange.BelowOne, otherwise: 0),
            ClassWeights: arguments.Numbers("ClassWeights", NumberRange.NonNegative),
            FocalGamma: arguments.Number("FocalGamma", NumberRange.NonNegative, otherwise: 0),
            IgnoreIndex: arguments.OptionalInteger("IgnoreIndex"),
            ValidateTargets: arguments.Flag("ValidateTargets", otherwise: true));

        if (loss.ClassWeights.Count > 0 && !loss.ClassWeights.Where((weight, label) => weight != 0 && label != loss.IgnoreIndex).Any())
            arguments.AddError(Descriptors.NoClassCounts, "ClassWeights", loss.IgnoreIndex is null ? "" : " that is not ignored");
        if (loss.IgnoreIndex is not null)
            arguments.RefuseIdle("ValidateTargets", "with 'IgnoreIndex' there are no target rows", "leave 'IgnoreIndex' out");
        return loss;
    }
}
