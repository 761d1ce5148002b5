namespace NetGen.Generator.Parsing.Attributes;

internal sealed class DenseReader() : AttributeReader("DenseAttribute", AttributeRole.Layer)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments)
    {
        var dense = new DenseDeclaration(
            Units: arguments.Size("units", SizeRange.Units),
            Activation: arguments.Choice<Activation>("activation"),
            UseBias: arguments.Flag("UseBias", otherwise: true),
            Initializer: arguments.Choice<Initializer>("Initializer"),
            InitialValue: arguments.Number("InitialValue", NumberRange.Finite, otherwise: 0),
            InitialBias: arguments.Number("InitialBias", NumberRange.Finite, otherwise: 0),
            Trainable: arguments.Flag("Trainable", otherwise: true))
        {
            Name = arguments.OptionalName("Name"),
        };

        if (dense.Initializer != Initializer.Constant)
            arguments.RefuseIdle("InitialValue", "the weights do not start with a constant", "set 'Initializer' to Initializer.Constant");
        if (!dense.UseBias)
            arguments.RefuseIdle("InitialBias", "there is no bias", "leave 'UseBias' out");
        return dense;
    }
}
