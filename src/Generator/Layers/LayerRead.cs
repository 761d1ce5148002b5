namespace NetGen.Generator.Layers;

/// <summary>A layer that another one reads by its name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Argument">The argument that it is given in.</param>
/// <param name="Element">Its place among the names of the argument.</param>
internal sealed record LayerRead(string Name, string Argument, int Element = 0);
