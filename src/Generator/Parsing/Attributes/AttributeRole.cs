namespace NetGen.Generator.Parsing.Attributes;

/// <summary>What an attribute is for. A network has any number of layers and several penalties, and at most one of everything else; a block has layers.</summary>
internal enum AttributeRole
{
    Network,
    Block,
    Layer,
    Loss,
    Optimizer,
    Penalty,
    Clipping,
}
