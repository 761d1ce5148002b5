namespace NetGen.Generator.Parsing.Attributes;

/// <summary>What an attribute is for. A network has any number of layers and several penalties, and at most one of everything else.</summary>
internal enum AttributeRole
{
    Network,
    Layer,
    Loss,
    Optimizer,
    Penalty,
    Clipping,
}
