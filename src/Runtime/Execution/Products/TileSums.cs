using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>Room for the sums of the largest register tile: 8 rows of two vectors of 16 lanes.</summary>
[InlineArray(8 * 32)]
internal struct TileSums
{
    private float _first;
}
