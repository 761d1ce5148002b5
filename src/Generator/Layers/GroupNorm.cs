using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>The groups of a sample's channels normalised over all positions, then each channel scaled and shifted.</summary>
internal sealed record GroupNormDeclaration(int Groups, Activation Activation, float Epsilon, bool UseBias, bool Trainable) : LayerDeclaration
{
    public override string? LooksAhead => "normalises over all steps of a sample";

    public override string Kind => "groupnorm";

    public override int Modules => Activation == Activation.Linear ? 1 : 2;

    public override Activation OutputActivation => Activation;

    public override string Detail => Words(Groups == 1 ? "of one group" : $"of {Groups} groups", base.Detail);

    public override Signal Lower(LayerScope scope)
    {
        int channels = scope.Input.Shape.Columns;
        if (channels % Groups != 0)
            return scope.Refuse(Descriptors.GroupsDoNotDivide, "groups", 0, "groups", "[GroupNorm]", $"{Groups}", $"the {channels} channels of its input");
        var columns = new Shape(channels);
        Parameter weight = scope.AddParameter("weight", columns, InitialValues.Constant(1), Trainable);
        Parameter? bias = UseBias ? scope.AddParameter("bias", columns, InitialValues.Constant(0), Trainable) : null;
        return scope.Apply((input, name) => scope.Activated(name, Activation, sum =>
        {
            Tensor normalized = GroupNormalize.Append(scope.Graph, name + "Normalized", scope.Stored(input, name), Groups, Epsilon);
            return bias is null
                ? Multiply.Append(scope.Graph, sum, normalized, weight)
                : Add.Append(scope.Graph, sum, Multiply.Append(scope.Graph, name + "Scaled", normalized, weight), bias);
        }));
    }
}

internal sealed class GroupNormReader() : LayerReader("GroupNormAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments) => new GroupNormDeclaration(
        Groups: arguments.Size("groups", SizeRange.HiddenUnits),
        ActivationOf(arguments),
        Epsilon: arguments.Number("Epsilon", NumberRange.Positive, otherwise: 1e-5f),
        UseBias: arguments.Flag("UseBias", otherwise: true),
        Trainable: arguments.Flag("Trainable", otherwise: true));
}
