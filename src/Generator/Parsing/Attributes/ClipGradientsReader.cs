using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parsing.Attributes;

internal sealed class ClipGradientsReader() : AttributeReader("ClipGradientsAttribute", AttributeRole.Clipping)
{
    protected override AttributeDeclaration ReadArguments(AttributeArguments arguments)
    {
        var clipping = new ClippingDeclaration(
            MaxNorm: arguments.OptionalNumber("MaxNorm", NumberRange.Positive),
            MaxValue: arguments.OptionalNumber("MaxValue", NumberRange.Positive));

        if (clipping is { MaxNorm: null, MaxValue: null })
            arguments.AddError(Descriptors.OneLimit, "MaxNorm", "no limit");
        else if (clipping is { MaxNorm: not null, MaxValue: not null })
            arguments.AddError(Descriptors.OneLimit, "MaxValue", "two limits");
        return clipping;
    }
}
