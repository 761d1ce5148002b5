using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parsing.Attributes;

internal sealed class SgdReader() : AttributeReader("SgdAttribute", AttributeRole.Optimizer)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments)
    {
        var sgd = new SgdDeclaration(
            Momentum: arguments.Number("Momentum", NumberRange.BelowOne, otherwise: 0),
            Nesterov: arguments.Flag("Nesterov", otherwise: false),
            WeightDecay: arguments.Number("WeightDecay", NumberRange.NonNegative, otherwise: 0));

        if (sgd is { Nesterov: true, Momentum: 0 })
            arguments.AddError(Descriptors.NesterovWithoutMomentum, "Nesterov");
        return sgd;
    }
}
