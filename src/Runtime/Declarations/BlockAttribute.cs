namespace NetGen;

/// <summary>
/// Declares a class as a block: layers that follow each other, which networks and other blocks put in by <see cref="BlockAttribute{T}"/>, as often as
/// they like. A block has layers alone. Nothing is generated for it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockAttribute : Attribute;
