using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parsing.Attributes;

internal sealed class SgdReader() : AttributeReader("SgdAttribute", AttributeRole.Optimizer)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments)
    {
        var sgd = new SgdDeclaration(
            Momentum: arguments.Number("Momentum", NumberRange.BelowOne, otherwise: 0),
            Dampening: arguments.Number("Dampening", NumberRange.BelowOne, otherwise: 0),
            Nesterov: arguments.Flag("Nesterov", otherwise: false),
            WeightDecay: arguments.Number("WeightDecay", NumberRange.NonNegative, otherwise: 0));

        if (sgd is { Nesterov: true, Momentum: 0 })
            AddNesterovError("'Momentum' is 0, so there is nothing to look ahead with", "set 'Momentum', to 0.9f for example");
        else if (sgd is { Nesterov: true, Dampening: not 0 })
            AddNesterovError("'Dampening' is not 0, so the velocity lags behind the gradients", "leave 'Dampening' out");
        return sgd;

        void AddNesterovError(string cause, string remedy) =>
            arguments.AddError(Descriptors.NesterovWithoutMomentum, "Nesterov", cause, remedy);
    }
}
