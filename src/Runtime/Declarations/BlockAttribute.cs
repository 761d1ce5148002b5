namespace NetGen;

/// <summary>
/// Declares a class as a block: a list of layers that networks and other blocks can insert with <see cref="BlockAttribute{T}"/>, any number of
/// times. A block can only have layers. No code is generated for it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute : Attribute;
