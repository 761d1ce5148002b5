using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>What the weight and the bias of a layer start with, and whether training changes them.</summary>
internal sealed record WeightOptions(
    Initializer Initializer = Initializer.ByActivation, float InitialValue = 0, float InitialBias = 0, bool Trainable = true)
{
    public InitialValues InitialBiases => Graph.InitialValues.Constant(InitialBias);

    /// <param name="activation">The activation behind the weight.</param>
    /// <param name="inputs">Products that an output is the sum of.</param>
    /// <param name="outputs">Products that an input is a factor of.</param>
    public InitialValues InitialValues(Activation activation, int inputs, int outputs) =>
        InitialWeights.Of(Initializer, InitialValue, activation, inputs, outputs);

    public static WeightOptions Read(AttributeArguments arguments, bool useBias)
    {
        var options = new WeightOptions(
            Initializer: arguments.Choice<Initializer>("Initializer"),
            InitialValue: arguments.Number("InitialValue", NumberRange.Finite, otherwise: 0),
            InitialBias: arguments.Number("InitialBias", NumberRange.Finite, otherwise: 0),
            Trainable: arguments.Flag("Trainable", otherwise: true));
        if (options.Initializer != Initializer.Constant)
            arguments.RefuseIdle("InitialValue", "the weights do not start with a constant", "set 'Initializer' to Initializer.Constant");
        if (!useBias)
            arguments.RefuseIdle("InitialBias", "there is no bias", "leave 'UseBias' out");
        return options;
    }
}
