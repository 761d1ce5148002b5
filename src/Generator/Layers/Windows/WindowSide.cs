namespace NetGen.Generator.Layers;

/// <summary>The names of a window's options along one dimension.</summary>
/// <param name="Suffix">What those of its size, stride and dilation end in; empty where there is no other dimension.</param>
/// <param name="Before">That of the padding before the first position.</param>
/// <param name="After">That of the padding behind the last one.</param>
internal sealed record WindowSide(string Suffix, string Before, string After);
