namespace NetGen.Tool.Recognising;

/// <summary>A part of an axis: index i of it is index i · stride of the axis.</summary>
internal readonly record struct Atom(Axis Axis, int Extent, int Stride = 1);
